package deployspec.equivalence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one way to carry out a plan has come to.
 *
 * @param trace the commands and requests, in the order in which they came
 * @param endings of steps, by their ids; of those alone that this way tells apart
 * @param gates the last verdict of each gate that was judged behind a step, by its title, in that order
 * @param samples of watches, one after the other, likewise
 * @param story what was shown, for whoever has to find out why
 */
record Carried(
        List<String> trace,
        Map<String, Ending> endings,
        List<Gate> gates,
        List<Sample> samples,
        Result result,
        String story) {
    enum Ending {
        PASSED,
        FAILED,
        NO_DATA,
        ERROR,
        SKIPPED,
        NOT_APPLICABLE;

        /** As the runbook and the workflow write it. */
        static Ending of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }

    record Gate(String title, Verdict verdict) {}

    /**
     * As far as it is told.
     *
     * @param good whether it counts as a good one
     * @param level the level that was reached, {@code missed} where none was, {@code no-data} or {@code error}
     */
    record Sample(String title, Optional<Boolean> good, Optional<String> level) {
        Sample withoutLevel() {
            return new Sample(title, good, Optional.empty());
        }

        Sample withLevelAlone() {
            return new Sample(title, Optional.empty(), level);
        }
    }

    enum Verdict {
        OPEN,
        ACCEPTABLE,
        CLOSED,
        /** It failed and holds nothing up. */
        WAIVED
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
                case 1, 6 -> FAILED;
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
        gates = List.copyOf(gates);
        samples = List.copyOf(samples);
    }

    boolean called(String name) {
        return trace.stream().anyMatch(call -> call.equals(name) || call.startsWith(name + " "));
    }

    boolean wentBack() {
        return result == Result.ROLLED_BACK || result == Result.ROLLBACK_FAILED;
    }
}
