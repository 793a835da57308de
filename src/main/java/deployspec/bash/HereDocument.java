package deployspec.bash;

import java.util.List;
import java.util.Optional;

/**
 * The lines after {@code <<END} up to the one that says {@code END}. It stands after the line of its command, so outside
 * of what it belongs to.
 *
 * @param delimiter the word that ends it, quotes removed
 * @param expands whether variables and substitutions in it are carried out, as they are unless the word is quoted
 * @param parts the text without the tabs that {@code <<-} removes, and without the last line
 * @param from where the first line starts; where the last line starts is {@code to}
 */
public record HereDocument(String delimiter, boolean expands, List<Part> parts, int from, int to) implements Region {
    public HereDocument {
        parts = List.copyOf(parts);
    }

    /** The text; empty if something in it is expanded. */
    public Optional<String> literal() {
        return Literals.of(parts);
    }
}
