package deployspec.plan;

import deployspec.value.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to go back. It is armed when the first changing step starts, and not offered before.
 *
 * @param judgements what a person may invoke at any prompt
 * @param triggers thresholds with a rollback level that the tool can measure by itself, watched in the background from the first changing step to the end
 * @param every how often they are
 * @param items a procedure like any other, timed from R
 * @param irreversible why there is no way back, where an author said so
 */
public record PlannedRollback(
        Optional<Duration> budget,
        Decision decide,
        List<Text> judgements,
        List<String> triggers,
        Duration every,
        List<Item> items,
        Optional<Text> irreversible) {
    public PlannedRollback {
        judgements = List.copyOf(judgements);
        triggers = List.copyOf(triggers);
        items = List.copyOf(items);
    }

    /** Whether there is a way back, and anything on it: where nothing can be taken back, nobody is told that it was. */
    public boolean leadsBack() {
        return irreversible.isEmpty() && !items.isEmpty();
    }

    /** Who decides when a trigger fires. */
    public sealed interface Decision {}

    public record Automatic() implements Decision {}

    public record ByPeople(Question.Approve approve) implements Decision {}
}
