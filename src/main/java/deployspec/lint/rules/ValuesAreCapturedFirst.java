package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Beside;
import deployspec.lint.uses.Implications;
import deployspec.lint.uses.InAnyCase;
import deployspec.lint.uses.Placed;
import deployspec.lint.uses.Use;
import deployspec.model.Capture;
import deployspec.model.Spec;
import deployspec.model.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A captured value may be used only after the step that captures it, because before that it is nothing. */
public final class ValuesAreCapturedFirst implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "value-before-capture",
                Severity.ERROR,
                "A value is used before the step that captures it has run.",
                "The script would find an empty variable, or one left over in somebody's shell; a rollback would start without what it needs.",
                "Move the capture before the first use; what the rollback uses must be captured before the first step that changes something, what an `always` uses before its phase or section.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var order = order(spec);
        var captures = captures(spec);
        var beside = Beside.in(spec);
        var found = new ArrayList<Diagnostic>();
        Use.ofValues(subject.uses()).forEach(use -> {
            var capture = captures.get(use.name());
            if (capture != null
                    && use.step().isPresent()
                    && !beside.are(use.step().get(), capture.step())
                    && isEarly(use, use.step().get(), capture, order)) {
                found.add(complain(use, capture.capture()));
            }
        });
        found.addAll(missingInAnyCase(subject, captures));
        found.addAll(tooLateForTheRollback(subject, order, captures));
        return found;
    }

    private static boolean isEarly(Use use, Step user, CaptureIn capture, Map<Step, Integer> order) {
        return user.equals(capture.step())
                ? usedByOwnAction(use)
                : position(capture.step(), order) > position(user, order);
    }

    private static int position(Step step, Map<Step, Integer> order) {
        return order.getOrDefault(step, Integer.MAX_VALUE);
    }

    private Diagnostic complain(Use use, Capture capture) {
        return page().at(use.span(), "`%s` is used here before it is captured".formatted(use.name()))
                .relatedTo(capture.name().span(), "captured here, later")
                .withHelp("Capture it in an earlier step.");
    }

    /** What is done at the end of a block in any case may be done before anything in the block was captured. */
    private List<Diagnostic> missingInAnyCase(Subject subject, Map<String, CaptureIn> captures) {
        var inAnyCase = InAnyCase.in(subject.spec());
        return Use.ofValues(subject.uses())
                .flatMap(use -> use.step().stream()
                        .flatMap(user -> Stream.ofNullable(captures.get(use.name()))
                                .filter(c ->
                                        inAnyCase.comesWithout(user, c.step()) && !waitsFor(c.step(), user, subject))
                                .map(c -> complainInAnyCase(use, c))))
                .toList();
    }

    private static boolean waitsFor(Step capturing, Step user, Subject subject) {
        return Placed.all(subject.spec()).stream()
                .filter(placed -> placed.step().equals(user))
                .flatMap(placed -> placed.guards().stream())
                .anyMatch(guard -> Implications.saysThatItRan(guard, capturing));
    }

    private Diagnostic complainInAnyCase(Use use, CaptureIn capture) {
        return page().at(
                        use.span(),
                        "this is done in any case, and `%s` may not have been captured by then".formatted(use.name()))
                .relatedTo(capture.capture().name().span(), "captured here, if the run comes so far")
                .withHelp(
                        "Capture it before the phase or section that this `always` belongs to, or do it only `when: {step: %s, outcome: [passed]}`."
                                .formatted(capture.step().id().value()));
    }

    /** What the rollback uses must be there whenever a rollback can start. */
    private List<Diagnostic> tooLateForTheRollback(
            Subject subject, Map<Step, Integer> order, Map<String, CaptureIn> captures) {
        var spec = subject.spec();
        var firstChange = spec.steps().filter(Step::changes).findFirst();
        if (firstChange.isEmpty()) {
            return List.of();
        }
        var inRollback = spec.rollbackSteps().toList();
        int armed = position(firstChange.get(), order);
        return Use.ofValues(subject.uses())
                .filter(use -> use.step().map(inRollback::contains).orElse(false))
                .flatMap(use -> Stream.ofNullable(captures.get(use.name()))
                        .filter(c -> !inRollback.contains(c.step()) && position(c.step(), order) >= armed)
                        .map(c -> complain(use, c.capture(), firstChange.get())))
                .toList();
    }

    private Diagnostic complain(Use use, Capture capture, Step firstChange) {
        return page().at(
                        use.span(),
                        "the rollback uses `%s`, which may not have been captured when it starts".formatted(use.name()))
                .relatedTo(capture.name().span(), "captured here")
                .relatedTo(firstChange.id().span(), "from this step on a rollback may start")
                .withHelp("Capture it in a step before the first one that changes something.");
    }

    private record CaptureIn(Capture capture, Step step) {}

    private static Map<String, CaptureIn> captures(Spec spec) {
        var found = new HashMap<String, CaptureIn>();
        allSteps(spec)
                .forEach(step ->
                        step.captures().forEach(c -> found.putIfAbsent(c.name().value(), new CaptureIn(c, step))));
        return found;
    }

    private static Map<Step, Integer> order(Spec spec) {
        var order = new HashMap<Step, Integer>();
        allSteps(spec).forEach(step -> order.put(step, order.size()));
        return order;
    }

    private static Stream<Step> allSteps(Spec spec) {
        return Stream.concat(spec.steps(), spec.rollbackSteps());
    }

    /** A step's own gates see what it captured; its own action and the question whether it applies do not. */
    private static boolean usedByOwnAction(Use use) {
        return Optional.of(use)
                .flatMap(Use::step)
                .map(step -> step.action().span().equals(use.span())
                        || step.when().map(w -> contains(w.span(), use.span())).orElse(false))
                .orElse(false);
    }

    private static boolean contains(Span outer, Span inner) {
        return outer.line() <= inner.line() && inner.endLine() <= outer.endLine();
    }
}
