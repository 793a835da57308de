package deployspec.equivalence;

import deployspec.execute.Agreeing;
import deployspec.execute.Answers;
import deployspec.plan.Action;
import deployspec.plan.Capture;
import deployspec.plan.Judgement;
import deployspec.plan.Measure;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.Plan;
import deployspec.plan.PlannedContact;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people say, as each medium wants to hear it: yes, unless they refuse; what they find out is what was chosen; asked what to
 * do about a failure, they end the run.
 */
record People(Plan plan, Situation situation) {
    /** Refused like a step: whether it is rolled back. */
    static final String ROLLBACK = "rollback";

    private static final String END = "stop";

    /** For the executor. */
    Answers answers() {
        var answers = new LinkedHashMap<>(Agreeing.with(plan, Set.of()).answers());
        captured().forEach((step, answer) -> answers.put(step + "." + answer.name(), word(chosen(answer))));
        asking().forEach(step -> answers.put(step.id() + ".on-failure", word(END)));
        plan.rollback()
                .filter(r -> r.decide() instanceof PlannedRollback.ByPeople)
                .ifPresent(r -> answers.put(
                        "rollback-decision",
                        signed(
                                ((PlannedRollback.ByPeople) r.decide()).approve(),
                                !situation.refusing().contains(ROLLBACK))));
        answers.put("rollback-decision.irreversible", word("yes"));
        refused().forEach(step -> {
            question(step)
                    .ifPresent(question -> answers.put(
                            step.id(),
                            question instanceof Question.Approve approve ? signed(approve, false) : word("failed")));
            judgements(step)
                    .forEach((threshold, judgement) -> answers.put(
                            step.id() + "." + threshold.substring(threshold.indexOf('/') + 1), word(bad(judgement))));
        });
        return new Answers(Optional.of("operator"), answers);
    }

    /** For the runbook, one a line. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        var refused = refused().toList();
        for (var step : plan.allSteps()) {
            boolean no = refused.contains(step);
            question(step).ifPresent(question -> {
                if (question instanceof Question.Approve approve) {
                    lines.add(step.id() + "=" + (no ? "no" : "yes"));
                    lines.add(step.id() + ".who=" + who(approve));
                } else {
                    lines.add(step.id() + "=" + (no ? "failed" : "done"));
                }
            });
            step.confirm()
                    .ifPresent(c -> lines.add(step.id() + ".confirm="
                            + c.type().map(t -> t.shown()).orElse("yes")));
            judgements(step)
                    .forEach((threshold, judgement) ->
                            lines.add(threshold + "=" + (no ? bad(judgement) : judgement.good())));
            step.records().forEach(r -> lines.add(step.id() + "." + r.name() + "=" + chosen(r)));
        }
        captured().forEach((step, answer) -> lines.add(step + "." + answer.name() + "=" + chosen(answer)));
        asking().forEach(step -> lines.add(step.id() + ".failure=" + END));
        plan.rollback().ifPresent(r -> {
            lines.add("rollback=" + (situation.refusing().contains(ROLLBACK) ? "no" : "yes"));
            lines.add("rollback.irreversible=yes");
            if (r.decide() instanceof PlannedRollback.ByPeople people) {
                lines.add("rollback.who=" + who(people.approve()));
            }
        });
        plan.signOff().ifPresent(s -> {
            s.records().forEach(r -> lines.add("sign-off." + r.name() + "=" + chosen(r)));
            s.by().forEach(by -> lines.add("sign-off." + by + "=" + by));
        });
        plan.environment().ifPresent(e -> lines.add("start=" + e.name()));
        return lines;
    }

    /** For the workflow's form. */
    Map<String, String> found() {
        var found = new TreeMap<String, String>();
        captured().values().forEach(answer -> found.put(answer.name(), chosen(answer)));
        plan.environment().filter(e -> e.typeTheName()).ifPresent(e -> found.put("TYPE_THE_ENVIRONMENT", e.name()));
        return found;
    }

    /** Steps of the workflow that nobody releases: those at which somebody was asked and refused. */
    List<String> unreleased(Carried elsewhere) {
        return refused()
                .filter(step -> elsewhere.endings().get(step.id()) == Carried.Ending.FAILED)
                .map(step -> "By hand: " + step.number() + " ")
                .toList();
    }

    private Stream<PlannedStep> refused() {
        return plan.allSteps().stream().filter(step -> situation.refusing().contains(step.id()));
    }

    private static Optional<Question> question(PlannedStep step) {
        return step.actions().stream()
                .flatMap(a -> a.action() instanceof Action.AskOperator ask ? Stream.of(ask.question()) : Stream.empty())
                .findFirst();
    }

    private Map<String, Judgement> judgements(PlannedStep step) {
        var judgements = new LinkedHashMap<String, Judgement>();
        for (var gate : step.gates()) {
            if (gate.check() instanceof PlannedGate.Against against
                    && plan.threshold(against.threshold()).measure() instanceof Measure.Judged judged) {
                judgements.put(against.threshold(), judged.judgement());
            }
        }
        return judgements;
    }

    /** What people find out, by the ids of steps. */
    private Map<String, Question.Answer> captured() {
        var captured = new LinkedHashMap<String, Question.Answer>();
        for (var step : plan.allSteps()) {
            for (var capture : step.captures()) {
                if (capture.origin() instanceof Capture.FromOperator from) {
                    captured.put(step.id(), from.answer());
                }
            }
        }
        return captured;
    }

    /** Steps about whose failure somebody is asked. */
    private Stream<PlannedStep> asking() {
        var back = plan.rollbackSteps();
        return plan.allSteps().stream()
                .filter(s -> back.contains(s)
                        || s.onFailure().includes(Response.ASK)
                        || situation.refusing().contains(ROLLBACK));
    }

    private String chosen(Question.Answer answer) {
        return situation
                .chosen()
                .getOrDefault(
                        answer.name(),
                        answer.options().isEmpty() ? "none" : answer.options().getFirst());
    }

    private String who(Question.Approve approve) {
        return approve.by().isEmpty()
                ? "operator"
                : plan.whoAnswersFor(approve.by()).stream()
                        .map(PlannedContact::id)
                        .collect(Collectors.joining(" "));
    }

    private static String bad(Judgement judgement) {
        return judgement.good().equals("yes") ? "no" : "yes";
    }

    private static Answers.Given word(String word) {
        return new Answers.Word(word, Optional.of("because"), Optional.empty());
    }

    private Answers.Given signed(Question.Approve approve, boolean agrees) {
        var who = plan.whoAnswersFor(approve.by());
        return new Answers.Signed(
                who.isEmpty()
                        ? List.of(new Answers.Signature(Optional.empty(), "operator", agrees))
                        : who.stream()
                                .map(c -> new Answers.Signature(Optional.of(c.id()), c.role(), agrees))
                                .toList());
    }
}
