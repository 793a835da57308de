package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Label;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Approval;
import deployspec.model.Block;
import deployspec.model.BlockItem;
import deployspec.model.Gate;
import deployspec.model.Late;
import deployspec.model.Rollback;
import deployspec.model.Section;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Timing;
import deployspec.value.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may hang hangs no longer than the time planned for it, because only its end tells somebody that the plan is lost. */
public final class PatienceFitsTheWindow implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "timeout-longer-than-window",
                Severity.WARNING,
                "A timeout, or the time in which somebody or something has to answer, is longer than the window around it.",
                "What hangs is noticed only when its timeout ends, and by then all that was planned behind it is late.",
                "Shorten it, widen the window, or say what being late does: `late: ask` or `late: rollback`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var found = new ArrayList<Diagnostic>();
        subject.spec().phases().forEach(phase -> block(phase.block(), Optional.empty(), found));
        if (subject.spec().rollback().orElse(null) instanceof Rollback.Procedure rollback) {
            var budget = rollback.budget().map(b -> new Room(b.value(), new Label(b.span(), "the rollback's budget")));
            inside(rollback.items(), rollback.sections(), budget, found);
        }
        return found;
    }

    /** How long there is, and where that stands. */
    private record Room(Duration length, Label place) {}

    private void block(Block block, Optional<Room> around, List<Diagnostic> found) {
        var room = room(block.timing(), around);
        block.enter().forEach(gate -> gate(gate, room, found));
        block.approve().ifPresent(approval -> approval(approval, room, found));
        inside(block.items(), block.sections(), room, found);
        block.leave().forEach(gate -> gate(gate, room, found));
        block.always().stream().flatMap(Step::allSteps).forEach(step -> step(step, room, found));
    }

    private void inside(List<BlockItem> items, List<Section> sections, Optional<Room> room, List<Diagnostic> found) {
        items.stream().flatMap(BlockItem::allSteps).forEach(step -> step(step, room, found));
        sections.forEach(section -> block(section.block(), room, found));
    }

    private void step(Step step, Optional<Room> around, List<Diagnostic> found) {
        var room = room(step.timing(), around);
        step.safety().timeout().ifPresent(timeout -> fits(timeout.value(), timeout.span(), "may run", room, found));
        switch (step.action().value()) {
            case StepAction.Approve approve -> approval(approve.approval(), room, found);
            case StepAction.WaitUntil until ->
                until.within().ifPresent(within -> fits(within, step.action().span(), "may wait", room, found));
            case StepAction.None none -> {}
            case StepAction.Run run -> {}
            case StepAction.Http http -> {}
            case StepAction.Notify notify -> {}
            case StepAction.WaitFor wait -> {}
            case StepAction.Watch watch -> {}
            case StepAction.UndoAll all -> {}
            case StepAction.UndoSteps undo -> {}
        }
        step.gates().forEach(gate -> gate(gate, room, found));
    }

    private void gate(Gate gate, Optional<Room> room, List<Diagnostic> found) {
        gate.terms().within().ifPresent(within -> fits(within, gate.span(), "may wait", room, found));
    }

    private void approval(Approval approval, Optional<Room> room, List<Diagnostic> found) {
        approval.within().ifPresent(within -> fits(within, approval.span(), "may wait", room, found));
    }

    private void fits(Duration patience, Span span, String what, Optional<Room> room, List<Diagnostic> found) {
        room.filter(r -> patience.compareTo(r.length()) > 0)
                .ifPresent(r -> found.add(page().at(
                                span,
                                "this %s for %s, and only %s are planned"
                                        .formatted(what, Durations.print(patience), Durations.print(r.length())))
                        .relatedTo(r.place().span(), r.place().text())
                        .withHelp(page().remedy())));
    }

    /** The window nearest around; none that says itself what being late does. */
    private static Optional<Room> room(Timing timing, Optional<Room> around) {
        if (timing.late() != Late.NOTE) {
            return Optional.empty();
        }
        return timing.at()
                .filter(at -> !at.value().isInstant())
                .map(at -> new Room(
                        at.value().to().offset().minus(at.value().from().offset()),
                        new Label(at.span(), "the window around it")))
                .or(() -> around);
    }
}
