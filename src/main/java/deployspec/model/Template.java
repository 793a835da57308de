package deployspec.model;

import deployspec.diagnostic.Span;
import deployspec.value.Text;
import java.util.List;

/**
 * Text in which {@code ${NAME}} stands for a value, and where: prose, an address, a header, a query. Scripts are never
 * templates; they find values in their environment.
 *
 * @param references every {@code ${NAME}} with its own place, in order
 */
public record Template(Text text, Span span, List<Located<String>> references) {
    public Template {
        references = List.copyOf(references);
    }
}
