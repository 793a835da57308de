package deployspec.equivalence;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one way to carry out a plan has come to.
 *
 * @param trace the commands, in the order in which they were called
 * @param endings of steps, by their ids; of those alone that this way tells apart
 * @param story what was shown, for whoever has to find out why
 */
record Carried(List<String> trace, Map<String, Ending> endings, Result result, String story) {
    /** What later steps and whoever looks make of a step. */
    enum Ending {
        PASSED,
        NOT_PASSED,
        NOT_APPLICABLE
    }

    enum Result {
        DONE,
        FAILED,
        ROLLED_BACK,
        ROLLBACK_FAILED,
        WAITING;

        static Result of(int exit) {
            return switch (exit) {
                case 0 -> DONE;
                case 1 -> FAILED;
                case 4 -> ROLLED_BACK;
                case 5 -> ROLLBACK_FAILED;
                case 7 -> WAITING;
                default -> throw new AssertionError("exit code " + exit);
            };
        }
    }

    Carried {
        trace = List.copyOf(trace);
        endings = new TreeMap<>(endings);
    }
}
