package deployspec.plan;

import deployspec.value.Text;
import java.util.Optional;

/**
 * Where messages go.
 *
 * @param action sends the message that the name {@code MESSAGE} stands for; where a step notifies, its plan holds this
 *     action with the message filled in
 */
public record PlannedChannel(String id, Optional<Text> about, Action action) {}
