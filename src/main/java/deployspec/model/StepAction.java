package deployspec.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a step does; at most one thing. */
public sealed interface StepAction {
    /** Nothing by itself: a person does it, or gates and baseline are judged. */
    record None() implements StepAction {}

    record Run(Script script) implements StepAction {}

    record Http(HttpCall call) implements StepAction {}

    record Notify(List<Notification> notifications) implements StepAction {
        public Notify {
            notifications = List.copyOf(notifications);
        }
    }

    record Approve(Approval approval) implements StepAction {}

    record WaitFor(Duration duration) implements StepAction {}

    /** Wait until the condition holds; looked at again and again, at most so long. */
    record WaitUntil(Condition condition, Optional<Duration> every, Optional<Duration> within) implements StepAction {}

    record Watch(List<WatchStretch> stretches) implements StepAction {
        public Watch {
            stretches = List.copyOf(stretches);
        }
    }

    record UndoAll() implements StepAction {}

    /** Undo these steps, last first. */
    record UndoSteps(List<Located<String>> steps) implements StepAction {
        public UndoSteps {
            steps = List.copyOf(steps);
        }
    }
}
