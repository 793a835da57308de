package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Beside;
import deployspec.model.Located;
import deployspec.model.Step;
import deployspec.model.StepAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** What was done last is undone first, because what came later stands on what came before. */
public final class UndosRunLastFirst implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "undo-out-of-order",
                Severity.WARNING,
                "The rollback undoes a step before a later one that may depend on it.",
                "An undo was tried on the system as its step left it; the later step's change is still there and gets in its way.",
                "Name the steps in one `undo-steps`, which undoes them last first by itself, or put the later step's box first.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var order = order(subject);
        var beside = Beside.in(subject.spec());
        var found = new ArrayList<Diagnostic>();
        var before = new ArrayList<Undone>();
        for (var box : subject.spec().rollbackSteps().toList()) {
            var undone = undone(box, order);
            for (var one : undone) {
                before.stream()
                        .filter(other -> !beside.are(one.step(), other.step()))
                        .filter(other -> beside.are(box, other.box()) || one.place() > other.place())
                        .min(Comparator.comparingInt(Undone::place))
                        .ifPresent(other ->
                                found.add(beside.are(box, other.box()) ? together(one, other) : complain(one, other)));
            }
            before.addAll(undone);
        }
        return found;
    }

    /**
     * A box of the rollback that undoes a step.
     *
     * @param place of the step among all
     */
    private record Undone(Step box, Located<String> name, Step step, int place) {}

    private Diagnostic together(Undone one, Undone other) {
        return page().at(
                        one.name().span(),
                        "`%s` and `%s` were done one after the other, and are undone side by side"
                                .formatted(one.name().value(), other.name().value()))
                .relatedTo(other.name().span(), "undone here, in another branch")
                .withHelp("Undo both in one `undo-steps`, which undoes them last first.");
    }

    private Diagnostic complain(Undone later, Undone earlier) {
        var late = later.name();
        var early = earlier.name();
        return page().at(
                        late.span(),
                        "`%s` was done after `%s`, and is undone after it, too".formatted(late.value(), early.value()))
                .relatedTo(early.span(), "undone here, before")
                .withHelp("Write `undo-steps: [%s, %s]` in one place, which undoes the last first, or move this one up."
                        .formatted(early.value(), late.value()));
    }

    /** One that only runs on a condition may be the other half of a choice; one that is no step of the phases is another rule's. */
    private static List<Undone> undone(Step box, SequencedMap<String, Step> order) {
        var ids = List.copyOf(order.keySet());
        return box.when().isEmpty() && box.action().value() instanceof StepAction.UndoSteps undo
                ? undo.steps().stream()
                        .flatMap(name -> Stream.ofNullable(order.get(name.value()))
                                .map(step -> new Undone(box, name, step, ids.indexOf(name.value()))))
                        .toList()
                : List.of();
    }

    private static SequencedMap<String, Step> order(Subject subject) {
        var order = new LinkedHashMap<String, Step>();
        subject.spec().steps().forEach(step -> order.putIfAbsent(step.id().value(), step));
        return order;
    }
}
