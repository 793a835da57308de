package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Printed;
import deployspec.plan.PlannedStep;
import deployspec.plan.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A watch that ends earlier, or looks less often, sees less. */
public final class Watches implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.changedSteps()) {
            var watch = pair.map(PlannedStep::watch);
            if (watch.differs()) {
                watch(watch, found.about(plans.subject(pair.after())));
            }
        }
    }

    private static void watch(Pair<List<Stretch>> watch, Changes.About about) {
        var texts = watch.map(Watches::printed);
        if (watch.after().isEmpty()) {
            about.note(Effect.WEAKER, "watch-removed", "it is judged once instead of being watched", texts);
            return;
        }
        if (watch.before().isEmpty()) {
            about.note(Effect.STRONGER, "watch-added", "it is watched instead of being judged once", texts);
            return;
        }
        var total = watch.map(Watches::total);
        int longer = total.after().compareTo(total.before());
        if (longer != 0) {
            about.note(
                    longer < 0 ? Effect.WEAKER : Effect.STRONGER,
                    longer < 0 ? "watch-shortened" : "watch-lengthened",
                    "the watch is " + (longer < 0 ? "shorter" : "longer"),
                    new Pair<>(
                            Printed.duration(total.before()) + ": " + texts.before(),
                            Printed.duration(total.after()) + ": " + texts.after()));
        }
        density(watch, texts, about);
        if (watch.differsIn(w -> w.stream().map(Stretch::about).toList())) {
            about.note(
                    Effect.CHANGED,
                    "prose-changed",
                    "what is said of the watch changed",
                    watch.map(w -> w.stream().map(s -> Printed.text(s.about())).collect(Collectors.joining(", "))));
        }
    }

    private static void density(Pair<List<Stretch>> watch, Pair<String> texts, Changes.About about) {
        boolean sparser = false;
        boolean denser = false;
        for (var moment : moments(watch)) {
            var every = watch.map(w -> everyAt(moment, w));
            int sign = every.after().compareTo(every.before());
            sparser |= sign > 0;
            denser |= sign < 0;
        }
        if (sparser || denser) {
            about.note(
                    sparser ? denser ? Effect.UNCLEAR : Effect.WEAKER : Effect.STRONGER,
                    sparser ? denser ? "watch-changed" : "watch-sparser" : "watch-denser",
                    sparser
                            ? denser
                                    ? "it is looked at more often in one part and less often in another"
                                    : "it is looked at less often"
                            : "it is looked at more often",
                    texts);
        } else if (watch.differsIn(w ->
                        w.stream().map(s -> List.of(s.lasting(), s.every())).toList())
                && total(watch.before()).equals(total(watch.after()))) {
            about.note(Effect.CHANGED, "watch-rewritten", "the same watch is divided in another way", texts);
        }
    }

    /** Where a stretch begins in either of them, while both go on. */
    private static List<Duration> moments(Pair<List<Stretch>> watch) {
        var end = total(watch.before()).compareTo(total(watch.after())) < 0
                ? total(watch.before())
                : total(watch.after());
        return Stream.of(watch.before(), watch.after())
                .flatMap(w -> beginnings(w).stream())
                .filter(m -> m.compareTo(end) < 0)
                .distinct()
                .toList();
    }

    private static List<Duration> beginnings(List<Stretch> watch) {
        var beginnings = new ArrayList<Duration>();
        var at = Duration.ZERO;
        for (var stretch : watch) {
            beginnings.add(at);
            at = at.plus(stretch.lasting());
        }
        return beginnings;
    }

    private static Duration everyAt(Duration moment, List<Stretch> watch) {
        var end = Duration.ZERO;
        for (var stretch : watch) {
            end = end.plus(stretch.lasting());
            if (moment.compareTo(end) < 0) {
                return stretch.every();
            }
        }
        throw new IllegalArgumentException("the watch has ended before " + moment);
    }

    private static Duration total(List<Stretch> watch) {
        return watch.stream().map(Stretch::lasting).reduce(Duration.ZERO, Duration::plus);
    }

    private static String printed(List<Stretch> watch) {
        return watch.isEmpty()
                ? "judged once"
                : watch.stream()
                        .map(s -> Printed.duration(s.lasting()) + " every " + Printed.duration(s.every()))
                        .collect(Collectors.joining(", "));
    }
}
