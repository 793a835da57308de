package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Located;
import deployspec.model.Step;
import deployspec.model.StepAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        var found = new ArrayList<Diagnostic>();
        Optional<Located<String>> earliest = Optional.empty();
        for (var box : subject.spec().rollbackSteps().toList()) {
            var undone = undone(box, order);
            for (var name : undone) {
                earliest.filter(before -> place(name, order) > place(before, order))
                        .ifPresent(before -> found.add(complain(name, before)));
            }
            for (var name : undone) {
                if (earliest.isEmpty() || place(name, order) < place(earliest.get(), order)) {
                    earliest = Optional.of(name);
                }
            }
        }
        return found;
    }

    /** One that is no step of the phases is another rule's. */
    private static int place(Located<String> step, Map<String, Integer> order) {
        return order.getOrDefault(step.value(), 0);
    }

    private Diagnostic complain(Located<String> late, Located<String> early) {
        return page().at(
                        late.span(),
                        "`%s` was done after `%s`, and is undone after it, too".formatted(late.value(), early.value()))
                .relatedTo(early.span(), "undone here, before")
                .withHelp("Write `undo-steps: [%s, %s]` in one place, which undoes the last first, or move this one up."
                        .formatted(early.value(), late.value()));
    }

    /** One that only runs on a condition may be the other half of a choice. */
    private static List<Located<String>> undone(Step box, Map<String, Integer> order) {
        return box.when().isEmpty() && box.action().value() instanceof StepAction.UndoSteps undo
                ? undo.steps().stream()
                        .filter(name -> order.containsKey(name.value()))
                        .toList()
                : List.of();
    }

    private static Map<String, Integer> order(Subject subject) {
        var order = new HashMap<String, Integer>();
        subject.spec().steps().forEach(step -> order.putIfAbsent(step.id().value(), order.size()));
        return order;
    }
}
