package deployspec.plan;

import deployspec.value.Text;
import java.util.Optional;

/**
 * What the procedure is.
 *
 * @param spec the spec's path below its root, with {@code /}
 * @param updated a date, {@code yyyy-mm-dd}
 */
public record Head(
        String spec,
        String id,
        Text title,
        Optional<String> version,
        Optional<String> updated,
        Optional<Text> system,
        Optional<Text> overview,
        Optional<Review> review) {

    /** When the procedure itself was and will be looked at again; dates, {@code yyyy-mm-dd}. */
    public record Review(Optional<String> last, Optional<String> next, Optional<Text> note) {}
}
