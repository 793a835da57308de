package deployspec.diff;

import java.util.List;

/**
 * A change, and where it holds.
 *
 * @param environments of those that were compared; empty = all of them
 */
public record Finding(Change change, List<String> environments) {
    public Finding {
        environments = List.copyOf(environments);
    }
}
