package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.Places;
import deployspec.lint.PlanRule;
import deployspec.plan.ChangeWindows;
import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.plan.Schedule;
import deployspec.value.Durations;
import deployspec.value.Moment.Anchor;
import deployspec.value.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A change window has room for the change and for taking it back, because what does not fit waits half done for the next one. */
public final class ChangesFitTheWindow implements PlanRule {
    @Override
    public Page page() {
        return new Page(
                "change-window-too-short",
                Severity.ERROR,
                "What is planned to change an environment, or a rollback behind it, takes longer than any of its change windows.",
                "A step that changes something does not begin outside a window: the change stands half done until the next one opens, and a rollback reaches into the time that was promised to be quiet.",
                "Shorten what is planned, divide it between two windows, or agree on a longer window.");
    }

    @Override
    public List<Diagnostic> check(Plan plan, Places places) {
        return plan.windows().stream()
                .flatMap(windows -> check(plan, windows, places))
                .toList();
    }

    /** Phases that follow each other without a pause; {@code last} is where the change ends. */
    private record Stretch(Duration from, Duration to, PlannedBlock last) {
        Duration length() {
            return to.minus(from);
        }

        boolean reaches(Stretch next) {
            return next.from.compareTo(to) <= 0;
        }

        Stretch with(Stretch next) {
            return next.to.compareTo(to) > 0 ? new Stretch(from, next.to, next.last) : this;
        }
    }

    private Stream<Diagnostic> check(Plan plan, ChangeWindows windows, Places places) {
        var longest = windows.week().longest();
        var rollback = plan.rollback()
                .filter(r -> r.irreversible().isEmpty())
                .flatMap(PlannedRollback::budget)
                .orElse(Duration.ZERO);
        return stretches(plan, windows).stream()
                .filter(s -> s.length().plus(rollback).compareTo(longest) > 0)
                .map(s -> page().at(places.of(s.last().id()), sentence(s, windows, longest, rollback))
                        .withHelp(page().remedy()));
    }

    private static String sentence(Stretch stretch, ChangeWindows windows, Duration longest, Duration rollback) {
        var open = "the change windows of `%s` stay open for %s"
                .formatted(windows.environment(), Durations.print(longest));
        return stretch.length().compareTo(longest) > 0
                ? "what is planned until here takes %s, and %s".formatted(Durations.print(stretch.length()), open)
                : "what is planned until here takes %s, a rollback %s more, and %s"
                        .formatted(Durations.print(stretch.length()), Durations.print(rollback), open);
    }

    private static List<Stretch> stretches(Plan plan, ChangeWindows windows) {
        var stretches = new ArrayList<Stretch>();
        plan.phases().stream()
                .filter(phase -> phase.allSteps().anyMatch(s -> changes(plan, s, windows)))
                .flatMap(phase -> stretch(plan, phase, windows).stream())
                .sorted(Comparator.comparing(Stretch::from))
                .forEach(next -> {
                    if (!stretches.isEmpty() && stretches.getLast().reaches(next)) {
                        stretches.add(stretches.removeLast().with(next));
                    } else {
                        stretches.add(next);
                    }
                });
        return stretches;
    }

    private static boolean changes(Plan plan, PlannedStep step, ChangeWindows windows) {
        return plan.windows(step).filter(windows::equals).isPresent();
    }

    /** What has no place in time is looked at by itself. */
    private static Optional<Stretch> stretch(Plan plan, PlannedBlock phase, ChangeWindows windows) {
        var takes = phase.schedule().takes().orElseGet(() -> WindowsFit.planned(phase.items()));
        var from = phase.schedule().at().map(w -> w.from().offset()).orElse(Duration.ZERO);
        var end = end(plan, phase, windows).filter(to -> to.compareTo(from) > 0).orElse(from.plus(takes));
        return phase.schedule().at().stream().allMatch(ChangesFitTheWindow::isTimedFromT)
                ? Optional.of(new Stretch(from, end, phase))
                : Optional.empty();
    }

    /** When the last thing that changes something is planned to end; a watch behind it may last longer. */
    private static Optional<Duration> end(Plan plan, Item item, ChangeWindows windows) {
        return switch (item) {
            case PlannedStep step -> end(step.schedule());
            case Item.Note note -> Optional.empty();
            case PlannedBlock block -> inside(plan, block, windows).or(() -> end(block.schedule()));
            case Item.Parallel parallel -> inside(plan, parallel, windows);
        };
    }

    /** Empty unless all that changes something in it is planned to end at some time. */
    private static Optional<Duration> inside(Plan plan, Item item, ChangeWindows windows) {
        var ends = item.inside().stream()
                .filter(i -> i.allSteps().anyMatch(s -> changes(plan, s, windows)))
                .map(i -> end(plan, i, windows))
                .toList();
        return ends.stream().allMatch(Optional::isPresent)
                ? ends.stream().flatMap(Optional::stream).max(Duration::compareTo)
                : Optional.empty();
    }

    private static Optional<Duration> end(Schedule schedule) {
        return schedule.at().filter(ChangesFitTheWindow::isTimedFromT).map(w -> w.to().offset());
    }

    private static boolean isTimedFromT(Window window) {
        return window.from().anchor() == Anchor.T;
    }
}
