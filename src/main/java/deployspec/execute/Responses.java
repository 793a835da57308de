package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Resolution;
import deployspec.execute.event.Person;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Reply;
import deployspec.plan.Ending;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is done about a step that did not pass. */
record Responses(Situation situation, PlannedStep step) {
    Move respond(Event.StepEnded end, Response planned) {
        if (situation.dryRun()) {
            return responded(Resolution.CONTINUE, Optional.empty(), "a dry run goes on");
        }
        return switch (planned) {
            case CONTINUE -> responded(Resolution.CONTINUE, Optional.empty(), "the plan goes on: " + end.reason());
            case ASK -> ask(end, true);
            case ROLLBACK -> {
                if (isDecided()) {
                    yield responded(Resolution.STOP, Optional.empty(), end.reason());
                }
                if (wasDeclined() || situation.state().rollback.isUnderWay()) {
                    yield ask(end, true);
                }
                yield situation.canRollBack()
                        ? rollback(Event.Trigger.FAILURE, Optional.empty(), end.reason())
                        : responded(
                                Resolution.STOP,
                                Optional.empty(),
                                "there is nothing to take back yet: " + end.reason());
            }
            case STOP ->
                situation.canRollBack()
                                && (situation.attended()
                                        || situation.answers().word(key()).isPresent())
                        ? ask(end, false)
                        : responded(Resolution.STOP, Optional.empty(), end.reason());
        };
    }

    /** What becomes of the run is decided before what is done in any case; that can't turn it round. */
    private boolean isDecided() {
        var state = situation.state();
        return state.stopping() || (state.rollback.isUnderWay() && !state.isOfRollback(step.id()));
    }

    private boolean wasDeclined() {
        return situation.state().rollback.declined.contains(step.id());
    }

    private String key() {
        return Waiving.key(step.id());
    }

    private Move ask(Event.StepEnded end, boolean mayGoOn) {
        var questions = new Questions(situation);
        var choices = new ArrayList<Choice>();
        if (mayGoOn) {
            choices.add(new Choice("retry", "try it again", false));
            choices.add(new Choice("skip", "go on without it", true));
        }
        if (situation.canRollBack()) {
            choices.add(new Choice("rollback", "go back", false));
        }
        choices.add(new Choice("stop", "end the run", false));
        var question = "“%s” did not pass: %s. What now?".formatted(situation.title(step), end.reason());
        var prompt = questions.prompt(Kind.DECIDE, key(), step, question, choices);
        return switch (questions.ask(prompt, true, elsewhere(end, mayGoOn))) {
            case Sought.Pending<Reply> pending -> pending.move();
            case Sought.Got<Reply> got ->
                got.value().content() instanceof Reply.Waived waived
                        ? new WaiverMoves(situation, step).taken(got.value(), waived)
                        : chosen(end, got.value());
        };
    }

    /** What measured nothing is never waived. */
    private Questions.Elsewhere elsewhere(Event.StepEnded end, boolean mayGoOn) {
        var people = Waiving.people(situation.plan(), step);
        return mayGoOn && end.ending() == Ending.FAILED && !people.isEmpty()
                ? new Questions.Elsewhere(List.of(Waiving.WORD), people)
                : Questions.Elsewhere.NOTHING;
    }

    private Move chosen(Event.StepEnded end, Reply reply) {
        var person = Optional.of(Questions.person(reply));
        var reason = reply.reason().orElse(end.reason());
        var word = reply.word();
        // A file says it once and for all: to try again for ever is nothing that anybody has reviewed.
        if (word.equals("retry") && reply.from().equals(Questions.ANSWERS_FILE)) {
            return new Questions(situation)
                    .suspend(key(), "`%s` can't be answered with retry by an answers file".formatted(key()));
        }
        return switch (word) {
            case "retry" -> responded(Resolution.RETRY, person, reason);
            case "skip" ->
                Move.write(
                        List.of(
                                new Event.Responded(step.id(), Resolution.SKIP, person, reason),
                                new Event.StepEnded(step.id(), Ending.SKIPPED, reason, person)),
                        Questions.name(key()));
            case "rollback" -> rollback(Event.Trigger.CHOICE, person, reason);
            default -> responded(Resolution.STOP, person, reason);
        };
    }

    private Move rollback(Event.Trigger trigger, Optional<Person> by, String reason) {
        return Move.write(
                List.of(
                        new Event.Responded(step.id(), Resolution.ROLLBACK, by, reason),
                        new Event.RollbackTriggered(trigger, step.id(), reason, by)),
                Questions.name(key()));
    }

    private Move responded(Resolution resolution, Optional<Person> by, String reason) {
        return Move.write(List.of(new Event.Responded(step.id(), resolution, by, reason)), Questions.name(key()));
    }
}
