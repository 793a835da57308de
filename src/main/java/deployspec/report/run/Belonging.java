package deployspec.report.run;

import deployspec.execute.event.Event;
import deployspec.plan.Plan;
import deployspec.plan.PlannedStep;
import java.util.Comparator;
import java.util.Optional;

/** To which step what happened belongs. */
final class Belonging {
    private Belonging() {}

    /** The step whose question that is: its key is the step's id, or begins with it. */
    static Optional<PlannedStep> asker(String key, Plan plan) {
        return plan.allSteps().stream()
                .filter(s -> key.equals(s.id()) || key.startsWith(s.id() + "."))
                .max(Comparator.comparing(s -> s.id().length()));
    }

    /** The key of the question that this asks or answers. */
    static Optional<String> question(Event event) {
        return switch (event) {
            case Event.Asked e -> Optional.of(e.key());
            case Event.Answered e -> Optional.of(e.key());
            case Event.Approved e -> Optional.of(e.key());
            case Event.Lapsed e -> Optional.of(e.key());
            default -> Optional.empty();
        };
    }

    static Optional<String> step(Event event) {
        return switch (event) {
            case Event.StepStarted e -> Optional.of(e.step());
            case Event.BaselineRead e -> Optional.of(e.step());
            case Event.ActionStarted e -> Optional.of(e.step());
            case Event.ActionEnded e -> Optional.of(e.step());
            case Event.Settled e -> Optional.of(e.step());
            case Event.Captured e -> Optional.of(e.step());
            case Event.Recorded e -> Optional.of(e.step());
            case Event.FilesKept e -> Optional.of(e.step());
            case Event.GateJudged e -> Optional.of(e.step());
            case Event.GateWaived e -> Optional.of(e.step());
            case Event.Sampled e -> Optional.of(e.step());
            case Event.WatchStarted e -> Optional.of(e.step());
            case Event.Dismissed e -> Optional.of(e.step());
            case Event.StepEnded e -> Optional.of(e.step());
            case Event.Responded e -> Optional.of(e.step());
            case Event.Late e -> Optional.of(e.subject());
            case Event.Held e -> Optional.of(e.subject());
            default -> Optional.empty();
        };
    }
}
