package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.ActionOutcome;
import deployspec.execute.port.Task;
import deployspec.plan.Action;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends one message that belongs to no step, in the background, again where that may help. Its attempts lie on the desk and
 * nowhere else: a process that goes on with the run sends it anew, with the same key.
 *
 * @param name of the attempts on the desk, each with its number behind it
 * @param sending a step with the message as its only action, and with the values that it sees
 */
record Delivery(Situation situation, String name, PlannedStep sending) {
    static final String NAME = "tell ";

    /** @param attempts none where there was nothing that could be sent */
    record Delivered(boolean sent, int attempts, String how) {}

    boolean isBegun() {
        return situation.desk().begun.containsKey(attempt(1));
    }

    Sought<Delivered> send() {
        int last = 0;
        while (situation.desk().result(attempt(last + 1)).isPresent()) {
            last++;
        }
        var next = attempt(last + 1);
        if (situation.desk().isRunning(next)) {
            return new Sought.Pending<>(Move.await("a message"));
        }
        return last == 0 ? begin(next, 0) : after(last, next);
    }

    private Sought<Delivered> after(int last, String next) {
        var desk = situation.desk();
        var at = Optional.ofNullable(desk.ended.get(attempt(last))).orElse(situation.now());
        var end = end(last, at);
        if (end.outcome() == ActionOutcome.PASSED) {
            return new Sought.Got<>(new Delivered(true, last, end.how()));
        }
        var first = Optional.ofNullable(desk.begun.get(attempt(1))).orElse(at);
        return Resending.next(message(), last, first, at, end)
                .map(due -> due.isAfter(situation.now())
                        ? new Sought.Pending<Delivered>(Move.await("a message is sent again", due))
                        : begin(next, last))
                .orElseGet(() -> new Sought.Got<>(new Delivered(false, last, end.how())));
    }

    private Event.ActionEnded end(int number, Instant at) {
        var result = situation.desk().result(attempt(number)).orElseThrow();
        return (Event.ActionEnded) new ActionEnds(sending, 0, number, at)
                .of(result).events().stream()
                        .filter(e -> e instanceof Event.ActionEnded)
                        .findFirst()
                        .orElseThrow();
    }

    private Sought<Delivered> begin(String attempt, int before) {
        return new SecretsAtHand(situation).need(message().action()).then(missing -> {
            if (missing.isPresent()) {
                return new Sought.Got<>(new Delivered(false, before, missing.get()));
            }
            try {
                return new Sought.Pending<>(Move.begin(attempt, task()));
            } catch (Values.Unknown e) {
                return new Sought.Got<>(new Delivered(false, before, String.valueOf(e.getMessage())));
            }
        });
    }

    private Task task() throws Values.Unknown {
        var values = situation.values(sending);
        Duration limit = message().timeout();
        return switch (message().action()) {
            case Action.RunProcess run -> Tasks.script(run, Optional.empty(), values, limit);
            case Action.CallHttp call -> Tasks.http(call, Optional.empty(), values, 1, limit);
            case Action.AskOperator ask -> throw new IllegalArgumentException("a person is no task");
            case Action.Pause pause -> throw new IllegalArgumentException("time is no task");
        };
    }

    private PlannedAction message() {
        return sending.actions().getFirst();
    }

    private String attempt(int number) {
        return name + " " + number;
    }
}
