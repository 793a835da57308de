package deployspec.execute;

import deployspec.execute.StepState.Tried;
import deployspec.execute.event.Event;
import deployspec.execute.event.Event.ActionOutcome;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Prompt.Words;
import deployspec.execute.port.Reply;
import deployspec.plan.Capture;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people do, answer, approve and write down in one step. */
record PeopleMoves(Situation situation, PlannedStep step) {
    Move answer(Question question, PlannedAction action, int index, Tried tried) {
        return switch (question) {
            case Question.Done() ->
                done("Is “" + situation.title(step) + "” done?", Optional.empty(), action, index, tried);
            case Question.Send send -> {
                var values = situation.values(step);
                yield done(
                        "Send this by " + send.channel() + ": " + values.shown(send.how()),
                        Optional.of(values.shown(send.message())),
                        action,
                        index,
                        tried);
            }
            case Question.Answer answer -> words(answer, index, tried);
            case Question.Approve approve -> approve(approve, index, tried);
        };
    }

    private Move done(String question, Optional<String> command, PlannedAction action, int index, Tried tried) {
        var key = index == 0 ? step.id() : step.id() + "." + (index + 1);
        var questions = new Questions(situation);
        var asked = Optional.ofNullable(situation.state().askedHere.get(key));
        Optional<Instant> deadline = asked.isPresent()
                ? asked.get().deadline()
                : Optional.of(situation.now().plus(action.timeout()));
        var replied = situation.desk().result(Questions.name(key));
        if (asked.isPresent()
                && replied.isEmpty()
                && deadline.filter(d -> !d.isAfter(situation.now())).isPresent()) {
            return situation.desk().isRunning(Questions.name(key))
                    ? new Move.Cancel(Questions.name(key))
                    : Move.write(lapsed(key, question, index, tried));
        }
        var prompt = questions.prompt(
                Kind.DO,
                key,
                Optional.of(step),
                question,
                questions.explanation(step),
                command,
                List.of(
                        new Choice("done", "it is done", false),
                        new Choice("failed", "it failed", true),
                        Questions.SKIP),
                Optional.empty(),
                deadline);
        return switch (questions.ask(prompt, true)) {
            case Sought.Pending<Reply> pending -> pending.move();
            case Sought.Got<Reply> got -> {
                var reply = got.value();
                var answered = new Event.Answered(key, reply.word(), reply.reason(), Questions.person(reply));
                yield switch (reply.word()) {
                    case "skip" -> Move.write(List.of(answered, Questions.skipped(step, reply)), Questions.name(key));
                    case "failed" ->
                        Move.write(
                                List.of(
                                        answered,
                                        ended(
                                                index,
                                                tried,
                                                ActionOutcome.FAILED,
                                                reply.who() + " says that it failed: "
                                                        + reply.reason().orElse(""))),
                                Questions.name(key));
                    default ->
                        Move.write(
                                List.of(
                                        answered,
                                        ended(index, tried, ActionOutcome.PASSED, "done, says " + reply.who())),
                                Questions.name(key));
                };
            }
        };
    }

    private List<Event> lapsed(String key, String question, int index, Tried tried) {
        var events = new ArrayList<Event>();
        events.add(new Event.Lapsed(key, "it counts as an error"));
        new EscalationMoves(situation)
                .about(Event.Cause.LATE, key, "“%s” (`%s`) was not answered in time".formatted(question, key))
                .ifPresent(events::add);
        events.add(ended(index, tried, ActionOutcome.ERROR, "nobody has answered in time"));
        return events;
    }

    private Move words(Question.Answer answer, int index, Tried tried) {
        var key = step.id() + "." + answer.name();
        return switch (ask(answer, key, false)) {
            case Sought.Pending<Reply> pending -> pending.move();
            case Sought.Got<Reply> got ->
                Move.write(
                        List.of(
                                new Event.Captured(
                                        step.id(),
                                        answer.name(),
                                        Optional.of(got.value().word())),
                                ended(
                                        index,
                                        tried,
                                        ActionOutcome.PASSED,
                                        "answered by " + got.value().who())),
                        Questions.name(key));
        };
    }

    private Sought<Reply> ask(Question.Answer answer, String key, boolean hidden) {
        var questions = new Questions(situation);
        var prompt = questions.prompt(
                Kind.ANSWER,
                key,
                Optional.of(step),
                situation.values(step).shown(answer.question()),
                questions.explanation(step),
                Optional.empty(),
                List.of(),
                Optional.of(new Words(Optional.empty(), answer.pattern(), answer.options(), hidden)),
                Optional.empty());
        return questions.ask(prompt, true);
    }

    private Move approve(Question.Approve approve, int index, Tried tried) {
        var questions = new Questions(situation);
        var question = approve.question()
                .map(q -> situation.values(step).shown(q))
                .orElse("Do you agree: " + situation.title(step) + "?");
        return switch (new Approvals(situation)
                .decide(approve, step.id(), Optional.of(step), question, questions.explanation(step))) {
            case Sought.Pending<Approvals.Decided> pending -> pending.move();
            case Sought.Got<Approvals.Decided> got ->
                Move.write(ended(
                        index,
                        tried,
                        got.value().agreed() ? ActionOutcome.PASSED : ActionOutcome.FAILED,
                        got.value().how()));
        };
    }

    private Event ended(int index, Tried tried, ActionOutcome outcome, String how) {
        return new Event.ActionEnded(step.id(), index, tried.attempt, outcome, Optional.empty(), how);
    }

    /** Values that a person finds out, then what a person writes down. */
    Optional<Move> words() {
        var round = situation.state().step(step.id()).round;
        for (var capture : step.captures()) {
            if (capture.origin() instanceof Capture.FromOperator from && !round.captured.contains(capture.name())) {
                return Optional.of(captured(capture, from.answer()));
            }
        }
        for (var record : step.records()) {
            if (!round.recorded.contains(record.name())) {
                return Optional.of(recorded(record));
            }
        }
        return Optional.empty();
    }

    private Move captured(Capture capture, Question.Answer answer) {
        var key = step.id() + "." + capture.name();
        return switch (ask(answer, key, capture.secret())) {
            case Sought.Pending<Reply> pending -> pending.move();
            case Sought.Got<Reply> got -> {
                var word = got.value().word();
                var event = new Event.Captured(
                        step.id(), capture.name(), capture.secret() ? Optional.empty() : Optional.of(word));
                yield new Move.Write(
                        List.of(event),
                        List.of(Questions.name(key)),
                        capture.secret() ? Map.of(capture.name(), word) : Map.of());
            }
        };
    }

    private Move recorded(Question.Answer record) {
        var key = step.id() + "." + record.name();
        return switch (ask(record, key, false)) {
            case Sought.Pending<Reply> pending -> pending.move();
            case Sought.Got<Reply> got ->
                Move.write(
                        List.of(new Event.Recorded(
                                step.id(), record.name(), got.value().word(), Questions.person(got.value()))),
                        Questions.name(key));
        };
    }
}
