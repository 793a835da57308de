package deployspec.execute.event;

import deployspec.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * A run as somebody finds it who does not carry it out.
 *
 * @param entries every whole record, the first of which says how the run began
 * @param head the hash of the last of them, which vouches for all
 * @param cutOff bytes behind them that are no whole record: the beginning of one that is being written, or that a crash cut off
 * @param process carries it out at this moment; empty where none does
 */
public record RunRecord(Plan plan, List<Entry> entries, String head, int cutOff, Optional<Long> process) {
    public RunRecord {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || !(entries.getFirst().event() instanceof Event.RunStarted)) {
            throw new IllegalArgumentException("a run begins by saying so");
        }
    }

    public Event.RunStarted begun() {
        return (Event.RunStarted) entries.getFirst().event();
    }
}
