package deployspec.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steps that wait for a time which a workflow of GitHub leaves to the wait timer of an environment, so that no machine is kept busy. The
 * timer asks no condition before it starts, so it is for steps that wait in any case. What a rollback waits for, it waits for on
 * its machine, and so does what is done before one in any case: neither may depend on the settings of an environment.
 */
public final class WaitTimers {
    /**
     * Below it, the machine costs less than the job that a timer needs: it starts anew, with a fresh copy of the repository, and
     * somebody has to set its environment up.
     */
    public static final Duration SHORTEST = Duration.ofMinutes(30);

    private final Map<String, Duration> lengths = new LinkedHashMap<>();

    private WaitTimers() {}

    public static WaitTimers in(Plan plan) {
        var found = new WaitTimers();
        found.look(plan.phases());
        return found;
    }

    /** How long a step waits, where that is left to a timer. */
    public Optional<Duration> of(PlannedStep step) {
        return Optional.ofNullable(lengths.get(step.id()));
    }

    private void look(List<? extends Item> items) {
        for (var item : items) {
            switch (item) {
                case PlannedBlock block -> {
                    if (block.when().isEmpty()) {
                        look(block.ordinary());
                    }
                }
                case PlannedStep step -> {
                    if (step.when().isEmpty()) {
                        length(step).ifPresent(length -> lengths.put(step.id(), length));
                        look(step.children());
                    }
                }
                case Item.Parallel parallel -> look(parallel.branches());
                case Item.Note note -> {}
            }
        }
    }

    /** Nothing may come between what is before the step and its waiting, for a timer counts from there. */
    private static Optional<Duration> length(PlannedStep step) {
        return step.schedule().hold() || !step.baselines().isEmpty()
                ? Optional.empty()
                : step.actions().stream()
                        .limit(1)
                        .flatMap(planned -> lasting(planned.action()).stream())
                        .filter(d -> d.compareTo(SHORTEST) >= 0 && d.compareTo(GithubLimits.TIMER) <= 0)
                        .findFirst();
    }

    private static Optional<Duration> lasting(Action action) {
        return action instanceof Action.Pause pause && pause.until() instanceof Action.Lasting lasting
                ? Optional.of(lasting.duration())
                : Optional.empty();
    }
}
