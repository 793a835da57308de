package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.Places;
import deployspec.lint.PlanRule;
import deployspec.plan.Action;
import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.Schedule;
import deployspec.value.Durations;
import deployspec.value.Moment;
import deployspec.value.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A planned window lies in the one around it and has room for what is planned inside, because a plan that cannot hold is none. */
public final class WindowsFit implements PlanRule {
    @Override
    public Page page() {
        return new Page(
                "window-does-not-fit",
                Severity.ERROR,
                "A planned window does not lie in the one around it, or has no room for what is planned inside.",
                "People announce, staff and hand over by these times; one that cannot hold misleads all of them.",
                "Move or widen the window, or shorten what is inside.");
    }

    @Override
    public List<Diagnostic> check(Plan plan, Places places) {
        var found = new ArrayList<Diagnostic>();
        for (var phase : plan.phases()) {
            inside(phase, Optional.empty(), places, found);
        }
        plan.rollback().ifPresent(rollback -> {
            for (var item : rollback.items()) {
                inside(item, Optional.empty(), places, found);
            }
            rollback.budget()
                    .ifPresent(budget -> last(rollback.items())
                            .filter(block -> end(block).compareTo(budget) > 0)
                            .ifPresent(block -> found.add(page().at(
                                            places.of(block.id()),
                                            "the rollback is planned until R+%s, and its budget is %s"
                                                    .formatted(Durations.print(end(block)), Durations.print(budget)))
                                    .withHelp(page().remedy()))));
            rollback.budget().ifPresent(budget -> takesNoLonger(rollback.items(), budget, places, found));
        });
        return found;
    }

    /** Where windows are missing, the durations inside still add up. */
    private void takesNoLonger(List<Item> items, Duration budget, Places places, List<Diagnostic> found) {
        var sum = Duration.ZERO;
        for (var item : items) {
            var before = sum;
            sum = sum.plus(planned(List.of(item)));
            if (sum.compareTo(budget) > 0 && before.compareTo(budget) <= 0) {
                var passes = item.allSteps().findFirst().map(PlannedStep::id).orElseThrow();
                found.add(page().at(
                                places.of(passes),
                                "the rollback is planned to take %s, and its budget is %s"
                                        .formatted(Durations.print(planned(items)), Durations.print(budget)))
                        .saying("here the budget is spent")
                        .withHelp("Shorten what the rollback does, or promise a budget that it can keep."));
            }
        }
    }

    private void inside(Item item, Optional<Window> around, Places places, List<Diagnostic> found) {
        switch (item) {
            case PlannedBlock block -> {
                lies(block.id(), block.schedule(), around, places, found);
                var own = block.schedule().at().or(() -> around);
                block.items().forEach(i -> inside(i, own, places, found));
                holds(block.id(), block.schedule(), planned(block.items()), places, found);
            }
            case PlannedStep step -> {
                lies(step.id(), step.schedule(), around, places, found);
                var own = step.schedule().at().or(() -> around);
                step.children().forEach(c -> inside(c, own, places, found));
                holds(step.id(), step.schedule(), ofStep(step), places, found);
            }
            case Item.Parallel parallel -> parallel.branches().forEach(b -> inside(b, around, places, found));
            case Item.Note note -> {}
        }
    }

    private void lies(String id, Schedule schedule, Optional<Window> around, Places places, List<Diagnostic> found) {
        if (schedule.at().isEmpty() || around.isEmpty()) {
            return;
        }
        var own = schedule.at().get();
        var outer = around.get();
        boolean sameAnchor = own.from().anchor() == outer.from().anchor();
        boolean early = own.from().offset().compareTo(outer.from().offset()) < 0;
        boolean late =
                !outer.isInstant() && own.to().offset().compareTo(outer.to().offset()) > 0;
        if (sameAnchor && (early || late)) {
            found.add(page().at(
                            places.of(id),
                            "`%s` is planned for %s, outside %s, the window around it"
                                    .formatted(id, spoken(own), spoken(outer)))
                    .withHelp(page().remedy()));
        }
    }

    private void holds(String id, Schedule schedule, Duration inside, Places places, List<Diagnostic> found) {
        schedule.takes()
                .filter(takes -> inside.compareTo(takes) > 0)
                .ifPresent(takes -> found.add(page().at(
                                places.of(id),
                                "`%s` is planned to take %s, and what is inside takes %s"
                                        .formatted(id, Durations.print(takes), Durations.print(inside)))
                        .withHelp("Write a `takes` that has room for what is inside, or leave it out.")));
        var content = schedule.takes().orElse(inside);
        schedule.at().filter(w -> !w.isInstant()).ifPresent(window -> {
            var room = window.to().offset().minus(window.from().offset());
            if (content.compareTo(room) > 0) {
                found.add(page().at(
                                places.of(id),
                                "`%s` has %s, and what is planned inside takes %s"
                                        .formatted(id, Durations.print(room), Durations.print(content)))
                        .withHelp(page().remedy()));
            }
        });
    }

    /** What is known of how long these take, one after the other. */
    static Duration planned(List<Item> items) {
        return items.stream()
                .map(item -> switch (item) {
                    case PlannedBlock block -> block.schedule().takes().orElseGet(() -> planned(block.items()));
                    case PlannedStep step -> step.schedule().takes().orElseGet(() -> ofStep(step));
                    case Item.Parallel parallel ->
                        parallel.branches().stream()
                                .map(branch -> planned(branch.items()))
                                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) < 0 ? b : a);
                    case Item.Note note -> Duration.ZERO;
                })
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** What is known of a step's duration without running it: its pauses, its watch, and what its children are planned to take. */
    private static Duration ofStep(PlannedStep step) {
        var pauses = step.actions().stream()
                .flatMap(
                        a -> a.action() instanceof Action.Pause pause && pause.until() instanceof Action.Lasting lasting
                                ? Stream.of(lasting.duration())
                                : Stream.empty())
                .reduce(Duration.ZERO, Duration::plus);
        var watch = step.watch().stream().map(s -> s.lasting()).reduce(Duration.ZERO, Duration::plus);
        var children = step.children().stream()
                .map(c -> c.schedule().takes().orElseGet(() -> ofStep(c)))
                .reduce(Duration.ZERO, Duration::plus);
        return pauses.plus(watch).plus(children);
    }

    /** The block that is planned to end last. */
    private static Optional<PlannedBlock> last(List<Item> items) {
        return items.stream()
                .flatMap(i -> i instanceof PlannedBlock block ? Stream.of(block) : Stream.empty())
                .filter(block -> block.schedule()
                        .at()
                        .filter(w -> w.to().anchor() == Moment.Anchor.R)
                        .isPresent())
                .max(Comparator.comparing(WindowsFit::end));
    }

    private static Duration end(PlannedBlock block) {
        return block.schedule().at().orElseThrow().to().offset();
    }

    private static String spoken(Window window) {
        return window.isInstant() ? moment(window.from()) : moment(window.from()) + " to " + moment(window.to());
    }

    private static String moment(Moment moment) {
        var offset = moment.offset();
        var sign = offset.isNegative() ? "-" : "+";
        return moment.anchor() + sign + (offset.isZero() ? "0m" : Durations.print(offset.abs()));
    }
}
