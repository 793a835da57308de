package deployspec.execute.judge;

import deployspec.execute.event.Reading;
import deployspec.json.ForeignJson;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the one reading in an answer. Whatever is not exactly one finite reading is no data, never a guess. */
public final class Reader {
    private Reader() {}

    /** @param unit of a bare number; a number with a unit of its own keeps that, if it is of the same dimension */
    public static Found find(Answer answer, Read read, Unit unit, Instant now) {
        boolean looksInside = !(read instanceof Read.Status || read instanceof Read.Percentile);
        if (looksInside && answer.flaw().isPresent()) {
            return new Found.Nothing(answer.flaw().get());
        }
        return switch (read) {
            case Read.Number() -> number(answer.text(), unit, now);
            case Read.Words() -> words(answer.text().strip(), unit, now);
            case Read.Lines() -> count(answer.text().lines().count(), unit, now);
            case Read.MatchingLines matching ->
                count(answer.text().lines().filter(matching.pattern().line()).count(), unit, now);
            case Read.Group group ->
                group.pattern()
                        .firstIn(answer.text())
                        .map(text -> numberOrWords(text, unit, now))
                        .orElseGet(() -> new Found.Nothing(
                                "no line matches " + group.pattern().pattern()));
            case Read.Json json -> json(answer.text(), json.pointer(), unit, now);
            case Read.Status() ->
                answer.status()
                        .map(status -> count(status, unit, now))
                        .orElseGet(() -> new Found.Nothing("there is no HTTP status"));
            case Read.Percentile percentile -> percentile(answer.times(), percentile.percent(), now);
            case Read.Sample() -> Prometheus.sample(answer.text(), unit, now);
            case Read.LastLine() ->
                answer.text()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .reduce((earlier, later) -> later)
                        .map(line -> words(line.strip(), unit, now))
                        .orElseGet(() -> new Found.Nothing("the answer is empty"));
        };
    }

    /** Why an answer of that status has no reading in it, as a clause. */
    public static String refusal(int status, String body, Read read) {
        var said = "the answer was HTTP " + status;
        if (status >= 300 && status < 400) {
            return said + ", a redirect, and none is followed";
        }
        return read instanceof Read.Sample
                ? Prometheus.complaint(body).map(c -> said + ": " + c).orElse(said)
                : said;
    }

    static Found number(String text, Unit unit, Instant now) {
        if (text.isBlank()) {
            return new Found.Nothing("the answer is empty");
        }
        return switch (Numbers.parse(text, unit)) {
            case Numbers.Parsed.Amount amount ->
                new Found.Value(new Reading(text.strip(), Optional.of(amount.number()), amount.unit(), now));
            case Numbers.Parsed.Refused refused -> new Found.Nothing(refused.why());
        };
    }

    private static Found json(String text, String pointer, Unit unit, Instant now) {
        try {
            return ForeignJson.read(text)
                    .at(pointer)
                    .map(found -> numberOrWords(found, unit, now))
                    .orElseGet(() -> new Found.Nothing("there is nothing at " + pointer + " in the answer"));
        } catch (ForeignJson.Unreadable e) {
            return new Found.Nothing("the answer " + e.why() + beginning(text));
        }
    }

    /** How what should have been something else begins, in quotes. */
    static String beginning(String text) {
        return text.isBlank()
                ? ""
                : ": “" + Shown.cut(text.strip().lines().findFirst().orElse(""), 60) + "”";
    }

    private static Found numberOrWords(String text, Unit unit, Instant now) {
        return number(text, unit, now) instanceof Found.Value value ? value : words(text.strip(), unit, now);
    }

    /** Words are a number, too, where they look like one: a level may compare them either way. */
    private static Found words(String text, Unit unit, Instant now) {
        if (text.isEmpty()) {
            return new Found.Nothing("the answer is empty");
        }
        return new Found.Value(
                Numbers.parse(text, unit) instanceof Numbers.Parsed.Amount amount
                        ? new Reading(text, Optional.of(amount.number()), amount.unit(), now)
                        : new Reading(text, Optional.empty(), unit, now));
    }

    private static Found count(long count, Unit unit, Instant now) {
        return new Found.Value(new Reading(Long.toString(count), Optional.of(BigDecimal.valueOf(count)), unit, now));
    }

    /** Nearest rank: the smallest time that so many of a hundred requests did not exceed. */
    private static Found percentile(List<Duration> times, int percent, Instant now) {
        if (times.isEmpty()) {
            return new Found.Nothing("no request was answered");
        }
        int rank = Math.ceilDiv(percent * times.size(), 100);
        var time = times.stream().sorted().toList().get(Math.max(rank, 1) - 1);
        var millis = BigDecimal.valueOf(time.toNanos() / 1000, 3);
        return new Found.Value(new Reading(millis.toPlainString() + "ms", Optional.of(millis), Unit.MILLISECOND, now));
    }
}
