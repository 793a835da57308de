package deployspec.report.run;

import deployspec.json.RecordJson;
import java.util.List;

/**
 * What an examination of a run's record came to.
 *
 * @param journal the file that was looked at
 * @param records that are whole, and chained without a gap
 * @param head the hash of the last of them
 * @param cutOff bytes behind them that are no whole record
 * @param faults what somebody must have changed; a sentence each
 */
public record Verification(String journal, int records, String head, int cutOff, List<String> faults) {
    /** Raised when a member changes its meaning or goes; new members may come. */
    static final String FORMAT = "deployspec.verification/1";

    public Verification {
        faults = List.copyOf(faults);
    }

    private record Document(
            String format, boolean whole, String journal, int records, String head, int cutOff, List<String> faults) {}

    /** For programs: one object on one line; docs/runs.md says what stands in it. */
    public String json() {
        return RecordJson.write(new Document(FORMAT, faults.isEmpty(), journal, records, head, cutOff, faults)) + "\n";
    }

    /** For a person. */
    public String text() {
        if (!faults.isEmpty()) {
            return String.join("\n", faults)
                    + "\n  = help: do not go on with this run; keep its folder as it is, and find out who changed it\n";
        }
        return "%d records, each as it was written, chained without a gap\n".formatted(records)
                + "head %s\n".formatted(head)
                + (cutOff == 0
                        ? ""
                        : "behind them %d bytes of a record that is being written, or that a crash cut off\n"
                                .formatted(cutOff));
    }
}
