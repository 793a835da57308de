package deployspec.plan;

import deployspec.value.Dimension;
import deployspec.value.Level;
import deployspec.value.Text;
import java.util.List;
import java.util.Optional;

/**
 * A measured thing and the levels that matter.
 *
 * @param inline whether it was written in place and belongs to one gate
 * @param levels at most one of each kind, best first; none for a judgement
 * @param baseline how the baseline is measured where no step of the plan reads it with {@link #measure}
 */
public record PlannedThreshold(
        String id,
        Text title,
        Optional<Text> about,
        boolean inline,
        Dimension dimension,
        List<Level> levels,
        Measure measure,
        Optional<Measure> baseline) {
    public PlannedThreshold {
        levels = List.copyOf(levels);
    }

    public Optional<Level> level(Level.Kind kind) {
        return levels.stream().filter(l -> l.kind() == kind).findFirst();
    }
}
