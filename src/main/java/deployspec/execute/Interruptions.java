package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a signal turns the run to: a person is asked at the first interrupt, and the run is left at any other. */
record Interruptions(Situation situation) {
    /** Empty as long as no signal asks for anything. */
    Optional<Move> next() {
        var desk = situation.desk();
        var quiet = new Quiet(situation);
        if (desk.terminated || desk.interrupts > 1) {
            var exit = desk.terminated ? Exit.TERMINATED : Exit.INTERRUPTED;
            return Optional.of(desk.running.isEmpty() ? suspended(exit, "ended by a signal") : stopAll());
        }
        if (desk.hungUp) {
            return Optional.of(quiet.all().orElseGet(() -> suspended(Exit.HUNG_UP, "the terminal was lost")));
        }
        if (desk.interrupts == 1) {
            return Optional.of(
                    situation.attended()
                            ? quiet.questions("interrupt").orElseGet(this::ask)
                            : quiet.all().orElseGet(() -> suspended(Exit.INTERRUPTED, "interrupted")));
        }
        return Optional.empty();
    }

    private Move ask() {
        var questions = new Questions(situation);
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("continue", "go on", false));
        if (situation.canRollBack()) {
            choices.add(new Choice("rollback", "go back", true));
        }
        choices.add(new Choice("suspend", "end here, to be resumed later", false));
        choices.add(new Choice("stop", "end the run for good", true));
        var prompt = questions.prompt(
                Kind.DECIDE,
                "interrupt",
                Optional.empty(),
                "Interrupted: nothing new starts. What now?",
                List.of(),
                Optional.empty(),
                choices,
                Optional.empty(),
                Optional.empty());
        return switch (questions.ask(prompt, false)) {
            case Sought.Pending<Reply> pending -> pending.move();
            case Sought.Got<Reply> got -> {
                var reply = got.value();
                var person = Questions.person(reply);
                var reason = reply.reason().orElse("");
                yield switch (reply.word()) {
                    case "rollback" ->
                        Move.write(
                                List.of(new Event.RollbackTriggered(
                                        Event.Trigger.CHOICE, "", reason, Optional.of(person))),
                                Questions.name("interrupt"));
                    case "stop" ->
                        Move.write(List.of(new Event.StopChosen(reply.who(), reason)), Questions.name("interrupt"));
                    case "suspend" ->
                        new Quiet(situation)
                                .all()
                                .orElseGet(() -> Move.write(
                                        List.of(new Event.Suspended(
                                                Exit.INTERRUPTED.code(), "interrupted by " + reply.who())),
                                        Questions.name("interrupt")));
                    default ->
                        Move.write(
                                List.of(new Event.Answered("interrupt", "continue", Optional.empty(), person)),
                                Questions.name("interrupt"));
                };
            }
        };
    }

    /** All of it at once, so that it takes no longer than what ends last. */
    private Move stopAll() {
        var desk = situation.desk();
        return desk.running.keySet().stream()
                .filter(name -> !desk.isToldToEnd(name))
                .findFirst()
                .<Move>map(Move.Cancel::new)
                .orElseGet(() -> Move.await("what runs is being stopped"));
    }

    private static Move suspended(Exit exit, String reason) {
        return Move.write(new Event.Suspended(exit.code(), reason));
    }
}
