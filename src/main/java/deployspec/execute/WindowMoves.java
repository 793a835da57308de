package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.port.Prompt;
import deployspec.execute.port.Prompt.Choice;
import deployspec.execute.port.Prompt.Kind;
import deployspec.execute.port.Reply;
import deployspec.plan.ChangeWindows;
import deployspec.plan.PlannedStep;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds a step that changes something until a change window of its environment is open, or until somebody takes it upon himself. */
record WindowMoves(Situation situation, PlannedStep step) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    Optional<Move> hold() {
        var windows = situation.dryRun()
                ? Optional.<ChangeWindows>empty()
                : situation.plan().windows(step);
        if (windows.isEmpty() || situation.state().answers.containsKey(key())) {
            return Optional.empty();
        }
        var asking = Questions.name(key());
        if (windows.get().week().isOpen(situation.now())) {
            return situation.desk().isRunning(asking) ? Optional.of(new Move.Cancel(asking)) : Optional.empty();
        }
        var until = windows.get().week().opens(situation.now());
        var held = new Event.Held(step.id(), until, why(windows.get(), until));
        return Optional.of(
                situation.state().held.contains(held)
                        ? otherQuestion(asking).orElseGet(() -> allTheSame(held))
                        : Move.write(held));
    }

    /** The window has closed while somebody thought about a question that would let the step begin. */
    private Optional<Move> otherQuestion(String asking) {
        return situation.desk().running.keySet().stream()
                .filter(n -> n.startsWith("ask ") && !n.equals(asking))
                .findFirst()
                .map(Move.Cancel::new);
    }

    private String key() {
        return step.id() + ".window";
    }

    private static String why(ChangeWindows windows, Instant until) {
        return "outside the change windows of %s (%s), which open on %s"
                .formatted(windows.environment(), windows.written(), DAY.format(until));
    }

    /** An answers file may say it beforehand; without a person the run waits, as for any time. */
    private Move allTheSame(Event.Held held) {
        boolean said = situation.answers().word(key()).isPresent();
        return said || situation.attended()
                ? ask(held)
                : Move.await("“%s” is held: %s".formatted(situation.title(step), held.reason()), held.until());
    }

    private Move ask(Event.Held held) {
        var questions = new Questions(situation);
        return switch (questions.ask(prompt(questions, held), true)) {
            case Sought.Pending<Reply> pending -> pending.move();
            case Sought.Got<Reply> got -> {
                var reply = got.value();
                var answered = new Event.Answered(key(), reply.word(), reply.reason(), Questions.person(reply));
                var stop = new Event.StopChosen(reply.who(), reply.reason().orElse(""));
                yield Move.write(
                        reply.word().equals("stop") ? List.of(answered, stop) : List.of(answered),
                        Questions.name(key()));
            }
        };
    }

    private Prompt prompt(Questions questions, Event.Held held) {
        return questions.prompt(
                Kind.DECIDE,
                key(),
                Optional.of(step),
                "It is %s. The step waits until then. Start all the same?".formatted(held.reason()),
                List.of(),
                Optional.empty(),
                List.of(
                        new Choice("start", "start now, and say why that may be", true),
                        new Choice("stop", "end the run", true)),
                Optional.empty(),
                Optional.of(held.until()));
    }
}
