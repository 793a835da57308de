package deployspec.execute.event;

import deployspec.value.Level;
import java.util.List;
import java.util.Optional;

/**
 * How a threshold or a condition was judged, and why.
 *
 * @param result of the judgement, whatever is done about it
 * @param reached the worst level reached; of none of the bad ones, the best of the good ones
 * @param meets the levels whose bound the reading satisfies now, whether or not for long enough
 * @param reading empty where there is none
 * @param evidence what was asked and what was answered
 * @param sentence the whole of it, for a person
 */
public record Verdict(
        Result result,
        Optional<Level.Kind> reached,
        List<Level.Kind> meets,
        Optional<Reading> reading,
        Evidence evidence,
        String sentence) {
    public Verdict {
        meets = List.copyOf(meets);
    }

    public enum Result {
        PASS,
        /** Open, but not as good as hoped: an acceptable level, or in a watch a missed target or a warning. */
        WARN,
        FAIL,
        NO_DATA,
        ERROR
    }

    /**
     * @param source where the reading comes from, such as Prometheus, or the name of a person
     * @param asked the command, query, address or question
     * @param answer what came back, cut to a readable length
     */
    public record Evidence(String source, String asked, String answer) {}

    /** Whether a gate with this verdict is open. */
    public boolean opens() {
        return switch (result) {
            case PASS, WARN -> true;
            case FAIL, NO_DATA, ERROR -> false;
        };
    }
}
