package deployspec.lint;

import deployspec.diagnostic.Span;
import java.util.Map;

/** Where in the spec the parts of a plan were written: blocks, steps and thresholds by id. */
public record Places(String file, Map<String, Span> byId) {
    /** The place of this part; the start of the file for what nobody wrote down, such as an undo step's box. */
    public Span of(String id) {
        return byId.getOrDefault(id, Span.startOf(file));
    }
}
