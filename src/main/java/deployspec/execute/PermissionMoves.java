package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.judge.Truth;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Prompt.Words;
import deployspec.execute.port.Reply;
import deployspec.plan.Action;
import deployspec.plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a step may run: what its people are asked before anything of it is done. */
record PermissionMoves(Situation situation, PlannedStep step) {
    /** A confirmation where the plan wants one; else a plain question, which `--yes` answers. */
    Optional<Move> next() {
        var confirm = step.confirm();
        if (confirm.isPresent()) {
            var condition = confirm.get().when();
            if (condition.isPresent()) {
                var decided = new Conditions(situation, step)
                        .decide(condition.get(), "confirm " + step.id(), step.id() + ".confirm.when");
                switch (decided) {
                    case Sought.Pending<Conditions.Decided> pending -> {
                        return Optional.of(pending.move());
                    }
                    case Sought.Got<Conditions.Decided> got -> {
                        if (got.value().truth() == Truth.NO) {
                            return mayRun();
                        }
                    }
                }
            }
            return confirm(confirm.get().type().map(t -> situation.values(step).shown(t)));
        }
        return mayRun();
    }

    private Optional<Move> confirm(Optional<String> word) {
        var key = step.id() + ".confirm";
        if (situation.state().answers.containsKey(key)) {
            return Optional.empty();
        }
        var questions = new Questions(situation);
        var choices = new ArrayList<Choice>();
        if (word.isEmpty()) {
            choices.add(new Choice("yes", "go on", false));
        }
        choices.add(Questions.SKIP);
        var prompt = questions.prompt(
                Kind.CONFIRM,
                key,
                Optional.of(step),
                word.map(w -> "Type " + w + " to go on with “" + situation.title(step) + "”.")
                        .orElse("Go on with “" + situation.title(step) + "”?"),
                questions.explanation(step),
                command(),
                choices,
                word.map(w -> new Words(Optional.of(w), Optional.empty(), List.of(), false)),
                Optional.empty());
        return Optional.of(taken(questions.ask(prompt, true), key));
    }

    private Optional<Move> mayRun() {
        var key = step.id() + ".run";
        boolean asks = step.effects().changing()
                && command().isPresent()
                && !situation.options().yes();
        if (!asks || situation.state().answers.containsKey(key)) {
            return Optional.empty();
        }
        var questions = new Questions(situation);
        var prompt = questions.prompt(
                Kind.RUN,
                key,
                Optional.of(step),
                "Run this?",
                questions.explanation(step),
                command(),
                List.of(new Choice("run", "run it", false), Questions.SKIP),
                Optional.empty(),
                Optional.empty());
        return Optional.of(taken(questions.ask(prompt, true), key));
    }

    private Move taken(Sought<Reply> answer, String key) {
        return switch (answer) {
            case Sought.Pending<Reply> pending -> pending.move();
            case Sought.Got<Reply> got -> {
                var reply = got.value();
                var answered = new Event.Answered(key, reply.word(), reply.reason(), Questions.person(reply));
                yield Move.write(
                        reply.word().equals("skip")
                                ? List.of(answered, Questions.skipped(step, reply))
                                : List.of(answered),
                        Questions.name(key),
                        "confirm " + step.id());
            }
        };
    }

    private Optional<String> command() {
        return step.actions().stream()
                .flatMap(a -> switch (a.action()) {
                    case Action.RunProcess run -> Optional.of(run.script()).stream();
                    case Action.CallHttp call ->
                        Optional.of(call.method() + " " + situation.values(step).shown(call.url())).stream();
                    case Action.AskOperator ask -> Optional.<String>empty().stream();
                    case Action.Pause pause -> Optional.<String>empty().stream();
                })
                .reduce((a, b) -> a + "\n" + b);
    }
}
