package deployspec.equivalence;

import deployspec.plan.OnFailure;
import deployspec.plan.PlannedStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

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
    /** In the names of readings that are looked at between samples, too, or in the background. */
    static final String ASIDE = "-aside";

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
     * @param after how long after its watch has begun
     * @param good whether it counts as a good one
     * @param level the level that was reached, {@code missed} where none was, {@code no-data} or {@code error}; {@code unread} where
     *     these two are not told apart
     * @param reading what was read, without its unit, which not every way tells; empty where nothing was
     */
    record Sample(String title, Duration after, Optional<Boolean> good, String level, Optional<String> reading) {
        static final String UNREAD = "unread";

        private static final Pattern WITH_UNIT = Pattern.compile("[-+0-9.]+[A-Za-z%/]+");

        Sample {
            reading = reading.map(
                    text -> WITH_UNIT.matcher(text).matches() ? text.replaceFirst("[A-Za-z%/]+$", "") : text);
        }

        Sample withoutWhyUnread() {
            return new Sample(title, after, good, reading.isEmpty() ? UNREAD : level, reading);
        }

        Sample withSomeReading() {
            return new Sample(title, after, good, level, reading.map(r -> "something"));
        }

        Sample withoutGood() {
            return new Sample(title, after, Optional.empty(), level, reading);
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

    /** Without the looks that each way takes at moments of its own. */
    List<String> compared() {
        return trace.stream().filter(call -> !call.contains(ASIDE)).toList();
    }

    boolean called(String name) {
        return trace.stream().anyMatch(call -> names(call, name));
    }

    static boolean names(String call, String name) {
        return call.equals(name) || call.startsWith(name + " ");
    }

    /** What was to be done about how the step has ended; one that has not ended lets the next one begin, too. */
    OnFailure.Response responseTo(PlannedStep step) {
        var ending = endings.getOrDefault(step.id(), Ending.PASSED);
        return step.onFailure().to(deployspec.plan.Ending.valueOf(ending.name()));
    }

    boolean wentBack() {
        return result == Result.ROLLED_BACK || result == Result.ROLLBACK_FAILED;
    }
}
