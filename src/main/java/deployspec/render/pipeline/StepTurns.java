package deployspec.render.pipeline;

import deployspec.plan.Action;
import deployspec.plan.Asking;
import deployspec.plan.Capture;
import deployspec.plan.Condition;
import deployspec.plan.Confirmation;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.prose.Approvals;
import deployspec.prose.Conditions;
import deployspec.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The turns of one step and its children, in the order in which the runbook carries it out. */
final class StepTurns {
    private final Questions questions;
    private final PlannedStep step;
    private final List<String> owner;
    private final String title;
    private final List<Turn> turns = new ArrayList<>();

    private StepTurns(Questions questions, PlannedStep step, List<String> owner) {
        this.questions = questions;
        this.step = step;
        this.owner = step.owner().map(List::of).orElse(owner);
        this.title = step.number() + " " + questions.wording().plain(step.title());
    }

    /** @param owner of what stands around the step */
    static List<Turn> of(PlannedStep step, List<String> owner, Questions questions) {
        var made = new StepTurns(questions, step, owner);
        made.all();
        return made.turns;
    }

    private void all() {
        step.when().ifPresent(c -> say(title + ": whether it applies", questions.of(c)));
        step.confirm().filter(StepTurns::isAsked).ifPresent(this::confirm);
        step.baselines().forEach(b -> read(title, questions.of(questions.plan().threshold(b))));
        step.actions().forEach(a -> act(a.action()));
        step.captures().forEach(this::capture);
        step.records().forEach(r -> say(title, List.of(questions.entered(step.id(), r))));
        step.children().forEach(child -> turns.addAll(of(child, owner, questions)));
        if (step.watch().isEmpty()) {
            step.gates().forEach(gate -> read(title(gate), asked(gate)));
        } else {
            step.gates().forEach(gate -> asked(gate).forEach(a -> say(title(gate), List.of(a))));
            work();
        }
        if (turns.isEmpty()) {
            work();
        }
    }

    private static boolean isAsked(Confirmation confirmation) {
        return !(confirmation.when().orElse(null) instanceof Condition.Constant constant) || constant.holds();
    }

    /** A word with a value in it is not known yet. */
    private void confirm(Confirmation confirmation) {
        var key = step.id() + ".confirm";
        var asked = confirmation
                .type()
                .map(word -> word.names().isEmpty()
                        ? given(key, word.with(name -> ""))
                        : questions.entered(key, "Type " + written(word), List.of()))
                .orElse(given(key, "yes"));
        var when = confirmation
                .when()
                .map(c -> ", where " + Conditions.clause(c, questions.wording()).text())
                .orElse("");
        say(title + ": it may begin" + when, List.of(asked));
    }

    private String written(Text word) {
        return questions.wording().literal(word);
    }

    private static Answer given(String key, String word) {
        return new Answer.Given(key, word, Optional.empty());
    }

    private void act(Action action) {
        switch (action) {
            case Action.RunProcess run -> work();
            case Action.CallHttp call -> work();
            case Action.Pause pause -> work();
            case Action.AskOperator ask -> ask(ask.question());
        }
    }

    private void ask(Question question) {
        switch (question) {
            case Question.Done done -> say(title, List.of(given(step.id(), "done")));
            case Question.Send send -> say(title, List.of(given(step.id(), "done")));
            case Question.Answer answer -> say(title, List.of(questions.entered(step.id(), answer)));
            case Question.Approve approve -> turns.addAll(agreements(step, approve, title, step.id(), questions));
        }
    }

    /** One for each person that has to agree; who it is comes before what is said. */
    static List<Turn> agreements(
            PlannedStep step, Question.Approve approve, String title, String key, Questions questions) {
        var answers = Stream.concat(
                        questions.agreeing(key, approve.by()).stream(),
                        Stream.of(new Answer.Given(key, "yes", Optional.of("no"))))
                .toList();
        var question = approve.question().map(q -> ": " + questions.wording().plain(q));
        var what = title + question.orElse("") + " (" + Approvals.who(approve, questions.wording()) + ")";
        return Stream.<Turn>generate(() -> new Turn.Asks(step, approve.by(), what, answers))
                .limit(approve.atLeast())
                .toList();
    }

    private void capture(Capture capture) {
        if (capture.origin() instanceof Capture.FromOperator operator) {
            say(title, List.of(questions.entered(step.id(), operator.answer())));
        }
    }

    private String title(PlannedGate gate) {
        return title + ": " + questions.wording().plain(gate.title());
    }

    private List<Answer> asked(PlannedGate gate) {
        return Asking.by(gate, questions.plan())
                ? switch (gate.check()) {
                    case PlannedGate.Against against ->
                        questions.of(questions.plan().threshold(against.threshold())).stream()
                                .toList();
                    case PlannedGate.Holds holds -> questions.of(holds.condition());
                }
                : List.of();
    }

    private void read(String what, Optional<Answer> answer) {
        read(what, answer.stream().toList());
    }

    /** A person's reading, or else the runbook's own. */
    private void read(String what, List<Answer> answers) {
        if (answers.isEmpty()) {
            work();
        }
        say(what, answers);
    }

    private void say(String what, List<Answer> answers) {
        if (!answers.isEmpty()) {
            turns.add(new Turn.Asks(step, owner, what, answers));
        }
    }

    private void work() {
        turns.add(new Turn.Works(step));
    }
}
