package deployspec.model;

import deployspec.diagnostic.Span;
import deployspec.value.Bound;
import deployspec.value.Ere;
import deployspec.value.Level;
import deployspec.value.Moment;
import java.util.List;

/** Something that holds or doesn't, or can't be decided, when it is asked. */
public sealed interface Condition {
    Span span();

    record ValueIs(Located<String> name, List<Located<String>> words, Span span) implements Condition {
        public ValueIs {
            words = List.copyOf(words);
        }
    }

    record ValueMatches(Located<String> name, Ere pattern, Span span) implements Condition {}

    record ValueMeets(Located<String> name, Located<Bound> bound, Span span) implements Condition {}

    /** The script ends with 0: holds; with 1: does not; else it can't be decided. */
    record Test(Script script, Span span) implements Condition {}

    /** The threshold has reached this level or a worse one; for target and acceptable: this level or a better one. */
    record AtLevel(Located<String> threshold, Level.Kind level, Span span) implements Condition {}

    record StepEnded(Located<String> step, List<StepOutcome> outcomes, Span span) implements Condition {
        public StepEnded {
            outcomes = List.copyOf(outcomes);
        }
    }

    record RunEnded(RunOutcome outcome, Span span) implements Condition {}

    record InEnvironment(List<Located<String>> environments, Span span) implements Condition {
        public InEnvironment {
            environments = List.copyOf(environments);
        }
    }

    /** The moment has come. */
    record Reached(Moment moment, Span span) implements Condition {}

    record Judged(Judgement judgement, Span span) implements Condition {}

    record All(List<Condition> conditions, Span span) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    record Any(List<Condition> conditions, Span span) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    record Not(Condition condition, Span span) implements Condition {}
}
