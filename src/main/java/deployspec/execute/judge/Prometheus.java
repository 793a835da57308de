package deployspec.execute.judge;

import deployspec.json.ForeignJson;
import deployspec.value.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The one sample in what a Prometheus server answers to an instant query. */
final class Prometheus {
    /** A sample that is older, or as far ahead, says nothing of now. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final String RESULT = "/data/result";

    private Prometheus() {}

    static Found sample(String answer, Unit unit, Instant now) {
        try {
            return sample(ForeignJson.read(answer), unit, now);
        } catch (ForeignJson.Unreadable e) {
            return new Found.Nothing("the answer " + e.why() + Reader.beginning(answer));
        }
    }

    /** What a server that refuses a query has to say of it. */
    static Optional<String> complaint(String answer) {
        try {
            return ForeignJson.read(answer).at("/error").map(text -> Shown.cut(text, 200));
        } catch (ForeignJson.Unreadable e) {
            return Optional.empty();
        }
    }

    private static Found sample(ForeignJson answer, Unit unit, Instant now) {
        var status = answer.at("/status").orElse("");
        if (!status.equals("success")) {
            return new Found.Nothing(answer.at("/error")
                    .map(text -> "Prometheus answers with an error: " + Shown.cut(text, 200))
                    .orElse("the answer is JSON, but none of Prometheus"));
        }
        var warning = warning(answer);
        if (warning.isPresent()) {
            return new Found.Nothing("Prometheus warns: " + Shown.cut(warning.get(), 200));
        }
        return switch (answer.at("/data/resultType").orElse("")) {
            case "vector" ->
                switch (answer.length(RESULT).orElse(0)) {
                    case 0 -> new Found.Nothing("the query found nothing");
                    case 1 -> value(answer, RESULT + "/0/value", unit, now);
                    default ->
                        new Found.Nothing(
                                "the query found " + answer.length(RESULT).orElse(0) + " samples, not one");
                };
            case "scalar" -> value(answer, RESULT, unit, now);
            case "" -> new Found.Nothing("the answer has no result");
            case String other -> new Found.Nothing("the query gives a " + other + ", not one number");
        };
    }

    /** Part of the data may be missing. A remark on the wording of the query says nothing about the data. */
    private static Optional<String> warning(ForeignJson answer) {
        for (int i = 0; i < answer.length("/warnings").orElse(0); i++) {
            var warning = answer.at("/warnings/" + i).filter(w -> !w.startsWith("PromQL info:"));
            if (warning.isPresent()) {
                return warning;
            }
        }
        return Optional.empty();
    }

    private static Found value(ForeignJson answer, String at, Unit unit, Instant now) {
        var time = answer.at(at + "/0").map(t -> Numbers.parse(t, Unit.SECOND)).orElse(null);
        var value = answer.at(at + "/1");
        if (!(time instanceof Numbers.Parsed.Amount seconds) || value.isEmpty()) {
            return new Found.Nothing("the sample has no time and number");
        }
        var age = BigDecimal.valueOf(now.getEpochSecond()).subtract(seconds.number());
        if (age.abs().compareTo(BigDecimal.valueOf(FRESH.toSeconds())) > 0) {
            var far = age.abs().toBigInteger() + " s ";
            return new Found.Nothing(
                    age.signum() > 0
                            ? "the sample is " + far + "old"
                            : "the sample is " + far + "ahead of the clock here");
        }
        return Reader.number(value.get(), unit, now);
    }
}
