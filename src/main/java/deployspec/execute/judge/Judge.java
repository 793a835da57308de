package deployspec.execute.judge;

import deployspec.execute.event.Reading;
import deployspec.execute.event.Verdict;
import deployspec.execute.event.Verdict.Evidence;
import deployspec.execute.event.Verdict.Result;
import deployspec.plan.Judgement;
import deployspec.plan.PlannedThreshold;
import deployspec.value.Durations;
import deployspec.value.Level;
import deployspec.value.Quantity;
import deployspec.value.Text;
import deployspec.value.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges readings of one threshold. The worst level reached decides; each verdict says in one sentence why it is so.
 *
 * @param name by which the sentence calls the threshold
 * @param since from when on each bound has held without a break; absent = it did not hold at the last look
 */
public record Judge(PlannedThreshold threshold, String name, Comparer comparer, Map<Level.Kind, Instant> since) {
    public Judge {
        since = Map.copyOf(since);
    }

    /** What is at stake: a gate opens or not, a watch notes or fails. */
    public enum Place {
        GATE,
        WATCH
    }

    public Verdict judge(Found found, Evidence evidence, Place place, Instant now) {
        return switch (found) {
            case Found.Nothing nothing -> noData(nothing.why(), evidence, now);
            case Found.Value value -> judge(value.reading(), evidence, place);
        };
    }

    public Verdict noData(String why, Evidence evidence, Instant now) {
        return without(Result.NO_DATA, "has no data", why, evidence, now);
    }

    public Verdict error(String why, Evidence evidence, Instant now) {
        return without(Result.ERROR, "could not be measured", why, evidence, now);
    }

    private Verdict judge(Reading reading, Evidence evidence, Place place) {
        var meets = new ArrayList<Level.Kind>();
        var undecided = new ArrayList<Level>();
        for (var level : threshold.levels()) {
            switch (comparer.holds(level.bound(), reading)) {
                case YES -> meets.add(level.kind());
                case NO -> {}
                case UNDECIDED -> undecided.add(level);
            }
        }
        var reached = reached(meets, reading.at());
        boolean bad =
                reached.filter(kind -> kind.compareTo(Level.Kind.WARNING) >= 0).isPresent();
        if (!undecided.isEmpty() && !bad) {
            return noData(whyUndecided(undecided.getFirst(), reading), evidence, reading.at());
        }
        var result = place == Place.GATE ? atGate(reached) : inWatch(reached);
        var sentence = "%s is %s%s at %s%s"
                .formatted(name, Shown.reading(reading), levels(reached), Shown.clock(reading.at()), from(evidence));
        return new Verdict(result, reached, meets, Optional.of(reading), evidence, sentence);
    }

    /** The worst of the bad levels, else the best of the good ones. */
    private Optional<Level.Kind> reached(List<Level.Kind> meets, Instant now) {
        var lasted = meets.stream().filter(kind -> lasted(kind, now)).toList();
        return lasted.stream()
                .filter(kind -> kind.compareTo(Level.Kind.WARNING) >= 0)
                .max(Comparator.naturalOrder())
                .or(() -> lasted.stream().min(Comparator.naturalOrder()));
    }

    private boolean lasted(Level.Kind kind, Instant now) {
        return threshold
                .level(kind)
                .flatMap(Level::lasting)
                .map(lasting -> Optional.ofNullable(since.get(kind))
                        .map(from -> Duration.between(from, now).compareTo(lasting) >= 0)
                        .orElse(false))
                .orElse(true);
    }

    private static Result atGate(Optional<Level.Kind> reached) {
        return reached.map(kind -> switch (kind) {
                    case TARGET -> Result.PASS;
                    case ACCEPTABLE -> Result.WARN;
                    case WARNING, CRITICAL, ROLLBACK -> Result.FAIL;
                })
                .orElse(Result.FAIL);
    }

    private Result inWatch(Optional<Level.Kind> reached) {
        boolean nothingWorse =
                threshold.levels().stream().noneMatch(l -> l.kind().compareTo(Level.Kind.WARNING) >= 0);
        return reached.map(kind -> switch (kind) {
                    case TARGET -> Result.PASS;
                    case ACCEPTABLE, WARNING -> Result.WARN;
                    case CRITICAL, ROLLBACK -> Result.FAIL;
                })
                .orElse(nothingWorse ? Result.FAIL : missed());
    }

    /** A threshold without a target misses none. */
    private Result missed() {
        return threshold.level(Level.Kind.TARGET).isPresent() ? Result.WARN : Result.PASS;
    }

    private String levels(Optional<Level.Kind> reached) {
        var shown = new ArrayList<Level>();
        reached.filter(kind -> kind != Level.Kind.TARGET)
                .flatMap(threshold::level)
                .ifPresent(shown::add);
        threshold.level(Level.Kind.TARGET).ifPresent(shown::add);
        return shown.isEmpty() ? "" : shown.stream().map(this::written).collect(Collectors.joining(", ", " (", ")"));
    }

    private String written(Level level) {
        var bound = Text.parse(level.bound().written())
                .with(n -> comparer.valueOf().apply(n).orElse("${" + n + "}"));
        var lasting = level.lasting().map(d -> " for " + Durations.print(d)).orElse("");
        return level.kind().word() + " " + bound + lasting + baseline(level);
    }

    private String baseline(Level level) {
        boolean named = level.bound().quantities().anyMatch(q -> q instanceof Quantity.Baseline);
        return named
                ? comparer.baseline().map(b -> ", baseline " + Shown.reading(b)).orElse("")
                : "";
    }

    private String whyUndecided(Level level, Reading reading) {
        boolean baseline = level.bound().quantities().anyMatch(q -> q instanceof Quantity.Baseline);
        if (baseline && comparer.baseline().isEmpty()) {
            return "its baseline has not been read";
        }
        return reading.number().isEmpty()
                ? Shown.reading(reading) + " is not a number"
                : "its " + written(level) + " names a value that is not known";
    }

    private Verdict without(Result result, String what, String why, Evidence evidence, Instant now) {
        var sentence = "%s %s at %s: %s%s".formatted(name, what, Shown.clock(now), why, from(evidence));
        return new Verdict(result, Optional.empty(), List.of(), Optional.empty(), evidence, sentence);
    }

    private static String from(Evidence evidence) {
        return evidence.source().isEmpty() ? "" : ", from " + evidence.source();
    }

    /** What a person said of a question whose good answer is known. */
    public static Verdict judgement(String name, Judgement judgement, String answer, Evidence evidence, Instant now) {
        boolean good = answer.equalsIgnoreCase(judgement.good());
        var reading = new Reading(answer, Optional.empty(), Unit.ONE, now);
        var sentence = "%s: %s (good is %s) at %s%s"
                .formatted(name, answer, judgement.good(), Shown.clock(now), from(evidence));
        return new Verdict(
                good ? Result.PASS : Result.FAIL,
                Optional.empty(),
                List.of(),
                Optional.of(reading),
                evidence,
                sentence);
    }
}
