package deployspec.plan;

import deployspec.value.Bound;
import deployspec.value.Ere;
import deployspec.value.Level;
import deployspec.value.Moment;
import java.time.Duration;
import java.util.List;

/** Something that holds, does not hold, or cannot be decided; undecided counts neither as yes nor as no. */
public sealed interface Condition {
    /** Decided when the plan was made; {@code reason} says how, for a person. */
    record Constant(boolean holds, String reason) implements Condition {}

    record ValueIs(String name, List<String> words) implements Condition {
        public ValueIs {
            words = List.copyOf(words);
        }
    }

    record ValueMatches(String name, Ere pattern) implements Condition {}

    record ValueMeets(String name, Bound bound) implements Condition {}

    /** A script: 0 holds, 1 does not, all else is undecided. */
    record Test(Action.RunProcess script, Duration timeout) implements Condition {}

    /** The threshold, measured now, has reached the level or a worse one; for target and acceptable: that level or a better one. */
    record Reaches(String threshold, Level.Kind level) implements Condition {}

    /** The step has ended in one of these ways. */
    record StepEnded(String step, List<Ending> endings) implements Condition {
        public StepEnded {
            endings = List.copyOf(endings);
        }
    }

    /** The step ran or may have run, and has not been taken back. */
    record MayHaveRun(String step) implements Condition {}

    record RunEnded(RunEnding ending) implements Condition {}

    record TimeReached(Moment moment) implements Condition {}

    record Judged(Judgement judgement) implements Condition {}

    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    record Not(Condition condition) implements Condition {}
}
