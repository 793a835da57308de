package deployspec.render.github;

import deployspec.plan.Capture;
import deployspec.plan.Plan;
import deployspec.plan.PlannedEnvironment;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedSecret;
import deployspec.plan.PlannedStep;
import deployspec.plan.SideBySide;
import deployspec.plan.WaitTimers;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names under which steps find what earlier ones left.
 *
 * @param captured names of what steps find out: where nobody has, an environment would make an empty text of it
 * @param secret names of the values that nobody may read
 */
record Places(Plan plan, Set<String> captured, Set<String> secret, WaitTimers timers, SideBySide sideBySide) {
    Places(Plan plan) {
        this(plan, plan.captured(), secret(plan), WaitTimers.in(plan), SideBySide.in(plan));
    }

    /** Whose values hold in a step, and whose releases and timers. */
    Optional<String> environment(PlannedStep step) {
        return step.environment().or(() -> plan.environment().map(PlannedEnvironment::name));
    }

    /** How an environment of GitHub's is called before what it is for. */
    String place(PlannedStep step) {
        return environment(step).orElse("deployment");
    }

    /** The timer that a step waits by. */
    Optional<Timer> timer(PlannedStep step) {
        return timers.of(step).map(length -> Timer.of(place(step), length));
    }

    private static Set<String> secret(Plan plan) {
        var captured = plan.allSteps().stream()
                .flatMap(step -> step.captures().stream())
                .filter(Capture::secret)
                .map(Capture::name);
        return Stream.concat(plan.secrets().stream().map(PlannedSecret::name), captured)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of the variable that says how a step ended. */
    String outcome(String step) {
        var steps = plan.allSteps();
        var place = IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).id().equals(step))
                .findFirst()
                .orElseThrow();
        return "OUTCOME_" + (place + 1);
    }

    /** Whether there is something to take back from this step on, and a way. */
    boolean arms(PlannedStep step) {
        return step.effects().changing()
                && plan.rollback().isPresent()
                && plan.rollbackSteps().stream().noneMatch(s -> s.id().equals(step.id()));
    }

    /** Whether something may have changed, by the gates of this step, that can be taken back; before that no level calls for it. */
    boolean mayGoBack(PlannedStep step) {
        var steps = plan.steps();
        var before = steps.stream().takeWhile(s -> !s.id().equals(step.id()));
        return steps.contains(step)
                && plan.rollback().filter(PlannedRollback::leadsBack).isPresent()
                && Stream.of(before, step.allSteps(), sideBySide.beside(step.id()))
                        .flatMap(some -> some)
                        .anyMatch(this::arms);
    }

    /** Of the variable that holds the baseline of a threshold. */
    String baseline(String threshold) {
        var thresholds = plan.thresholds();
        var place = IntStream.range(0, thresholds.size())
                .filter(i -> thresholds.get(i).id().equals(threshold))
                .findFirst()
                .orElseThrow();
        return "BASELINE_" + (place + 1);
    }
}
