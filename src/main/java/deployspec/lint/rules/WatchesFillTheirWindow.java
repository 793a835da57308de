package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Block;
import deployspec.model.Located;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Template;
import deployspec.model.WatchStretch;
import deployspec.value.Durations;
import deployspec.value.Moment;
import deployspec.value.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A time that is there to be watched is watched to its end, because everybody believes that somebody is looking. */
public final class WatchesFillTheirWindow implements SpecRule {
    /** A gap below this part of a window is what the other steps in it need. */
    private static final int NOTICEABLE = 10;

    @Override
    public Page page() {
        return new Page(
                "watch-does-not-fill",
                Severity.WARNING,
                "A watch ends long before the window that is planned for it, and nothing else is planned there.",
                "Whoever reads the plan believes that the whole window is watched; what fails in the rest of it, nobody sees.",
                "Let the watch go on to the end of the window, or end the window with the watch; if the rest is kept free on purpose, say so in a comment that excuses from this rule.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var blocks = Written.blocks(subject.spec()).flatMap(this::check);
        var steps = Written.steps(subject.spec())
                .filter(step -> step.action().value() instanceof StepAction.Watch)
                .flatMap(step ->
                        step.timing().at().stream().flatMap(at -> check(step.title(), at, List.of(step)).stream()));
        return Stream.concat(blocks, steps).toList();
    }

    private Stream<Diagnostic> check(Block block) {
        return block.timing().at().stream()
                .filter(at -> isPlannedAsOne(block))
                .flatMap(at -> check(block.title(), at, block.allSteps().toList()).stream());
    }

    /** Whether nothing inside has a time of its own, or works for a time that nobody knows. */
    private static boolean isPlannedAsOne(Block block) {
        return block.sections().stream()
                        .allMatch(s -> s.block().timing().at().isEmpty()
                                && s.block().timing().takes().isEmpty()
                                && isPlannedAsOne(s.block()))
                && block.allSteps()
                        .allMatch(step -> step.timing().at().isEmpty()
                                && step.timing().takes().isEmpty()
                                && !step.changes()
                                && !(step.action().value() instanceof StepAction.WaitFor)
                                && !(step.action().value() instanceof StepAction.WaitUntil));
    }

    private Optional<Diagnostic> check(Template title, Located<Window> at, List<Step> steps) {
        var watches = steps.stream()
                .filter(step -> step.action().value() instanceof StepAction.Watch)
                .toList();
        var watched = watches.stream().map(WatchesFillTheirWindow::length).reduce(Duration.ZERO, Duration::plus);
        var room = at.value().to().offset().minus(at.value().from().offset());
        var rest = room.minus(watched);
        boolean isForTheWatch = rest.isPositive() && watched.multipliedBy(2).compareTo(room) >= 0;
        boolean isNoticeable = rest.multipliedBy(NOTICEABLE).compareTo(room) >= 0;
        return !watches.isEmpty() && isForTheWatch && isNoticeable
                ? Optional.of(complain(title, at, watches.getLast(), watched, rest))
                : Optional.empty();
    }

    private Diagnostic complain(Template title, Located<Window> at, Step last, Duration watched, Duration rest) {
        var room = watched.plus(rest);
        var from = at.value().from();
        var end = new Moment(from.anchor(), from.offset().plus(watched));
        return page().at(
                        last.title().span(),
                        "`%s` has %s, of which %s are watched"
                                .formatted(title.text().shown(), Durations.print(room), Durations.print(watched)))
                .relatedTo(at.span(), "%s are planned here".formatted(Durations.print(room)))
                .withHelp(
                        "Nobody looks in the other %s: add `{for: %s, every: %s}` to the watch, or plan it `at: %s`; if they are kept free on purpose, excuse it and say what for."
                                .formatted(
                                        Durations.print(rest),
                                        Durations.print(rest),
                                        Durations.print(
                                                stretches(last).getLast().every()),
                                        new Window(from, end).written()));
    }

    private static Duration length(Step step) {
        return stretches(step).stream().map(WatchStretch::length).reduce(Duration.ZERO, Duration::plus);
    }

    private static List<WatchStretch> stretches(Step step) {
        return step.action().value() instanceof StepAction.Watch watch ? watch.stretches() : List.of();
    }
}
