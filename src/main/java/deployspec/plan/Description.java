package deployspec.plan;

import deployspec.value.Text;
import java.util.List;
import java.util.Optional;

/**
 * What a person reads of a step. All is inline Markdown.
 *
 * @param about shown before the action
 * @param details explain; they never ask
 * @param shows thresholds whose levels are printed as sentences
 */
public record Description(Text title, Optional<Text> about, List<Text> details, List<String> shows) {
    public Description {
        details = List.copyOf(details);
        shows = List.copyOf(shows);
    }
}
