package deployspec.execute;

import deployspec.plan.Action;
import deployspec.plan.Capture;
import deployspec.plan.Measure;
import deployspec.plan.Plan;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that people have to say during a run, in favour of going on. */
public final class Agreeing {
    private final Plan plan;

    private Agreeing(Plan plan) {
        this.plan = plan;
    }

    /** All of it, but for these keys, to which nobody says anything. */
    public static Answers with(Plan plan, Set<String> silent) {
        return new Agreeing(plan).answers(silent);
    }

    private Answers answers(Set<String> silent) {
        var answers = new LinkedHashMap<String, Answers.Given>();
        answers.put("environment", word("production"));
        for (var step : plan.allSteps()) {
            answersOf(step, answers);
        }
        plan.signOff().ifPresent(s -> {
            s.records()
                    .forEach(r -> answers.put(
                            "sign-off." + r.name(),
                            word(r.options().isEmpty() ? "none" : r.options().getFirst())));
            answers.put(
                    "sign-off",
                    new Answers.Signed(s.by().stream()
                            .map(c -> new Answers.Signature(
                                    Optional.of(c), plan.contact(c).role(), true))
                            .toList()));
        });
        if (plan.contacts().stream().anyMatch(c -> c.id().equals("deployment-lead"))) {
            answers.put("rollback", signed(List.of("deployment-lead")));
        }
        answers.keySet().removeAll(silent);
        return new Answers(Optional.of("operator"), answers);
    }

    private void answersOf(PlannedStep step, Map<String, Answers.Given> answers) {
        for (int i = 0; i < step.actions().size(); i++) {
            if (step.actions().get(i).action() instanceof Action.AskOperator ask) {
                var key = i == 0 ? step.id() : step.id() + "." + (i + 1);
                answers.put(
                        key,
                        switch (ask.question()) {
                            case Question.Approve approve -> signed(approve.by());
                            case Question.Done done -> word("done");
                            case Question.Send send -> word("done");
                            case Question.Answer answer -> word("none");
                        });
            }
        }
        for (var gate : step.gates()) {
            if (gate.check() instanceof PlannedGate.Against against
                    && plan.threshold(against.threshold()).measure() instanceof Measure.Judged judged) {
                var name = against.threshold().substring(against.threshold().indexOf('/') + 1);
                answers.put(step.id() + "." + name, word(judged.judgement().good()));
            }
        }
        step.confirm()
                .ifPresent(c -> answers.put(
                        step.id() + ".confirm",
                        word(c.type().map(t -> t.shown()).orElse("yes"))));
        step.captures().forEach(c -> {
            if (c.origin() instanceof Capture.FromOperator asked) {
                answers.put(
                        step.id() + "." + c.name(),
                        word(
                                asked.answer().options().isEmpty()
                                        ? "none"
                                        : asked.answer().options().getFirst()));
            }
        });
        step.records()
                .forEach(r -> answers.put(
                        step.id() + "." + r.name(),
                        word(r.options().isEmpty() ? "none" : r.options().getFirst())));
    }

    private static Answers.Given word(String word) {
        return new Answers.Word(word, Optional.empty(), Optional.empty());
    }

    private Answers.Given signed(List<String> contacts) {
        return new Answers.Signed(contacts.stream()
                .flatMap(c -> plan.contact(c).members().isEmpty() ? Stream.of(c) : plan.contact(c).members().stream())
                .map(c -> new Answers.Signature(Optional.of(c), plan.contact(c).role(), true))
                .toList());
    }
}
