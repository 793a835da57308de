package deployspec.lint.uses;

import deployspec.source.Document;
import deployspec.source.Node;
import deployspec.source.Node.Fields;
import deployspec.source.Node.Items;
import deployspec.source.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A document as it was written: every word in it, for rules that look at the writing and not at its meaning. */
public final class Surface {
    private static final Set<String> SCRIPTS = Set.of("run", "test", "via", "done-if", "query", "command");
    private static final Set<String> PATTERNS = Set.of("regex", "pattern", "matches", "has", "lacks", "lines");

    private final Document document;
    private final List<Word> words = new ArrayList<>();

    private Surface(Document document) {
        this.document = document;
    }

    public static List<Word> of(Document document) {
        var surface = new Surface(document);
        document.root().ifPresent(root -> surface.walk(root, "", false));
        return List.copyOf(surface.words);
    }

    /**
     * One key or value.
     *
     * @param under the key that it stands under, lists apart; of a key, the one around its mapping; "" at the top
     * @param isKey whether it is a key itself
     * @param inFlow whether brackets or braces are around it
     */
    public record Word(Scalar scalar, String under, boolean isKey, boolean inFlow) {
        public String text() {
            return scalar.text();
        }

        /** Whether it is for people or programs to read, and not for a shell to run or to match with. */
        public boolean isText() {
            return !isKey && !SCRIPTS.contains(under) && !PATTERNS.contains(under);
        }
    }

    private void walk(Node node, String under, boolean inFlow) {
        switch (node) {
            case Scalar scalar -> words.add(new Word(scalar, under, false, inFlow));
            case Items items -> {
                boolean flow = inFlow || opensWith(items, '[');
                items.values().forEach(item -> walk(item, under, flow));
            }
            case Fields fields -> {
                boolean flow = inFlow || opensWith(fields, '{');
                fields.byName().forEach((name, field) -> {
                    words.add(new Word(field.key(), under, true, flow));
                    walk(field.value(), name, flow);
                });
            }
        }
    }

    private boolean opensWith(Node node, char bracket) {
        var line = document.text().line(node.span().line());
        int at = line.offsetByCodePoints(0, Math.min(node.span().column() - 1, line.codePointCount(0, line.length())));
        return at < line.length() && line.charAt(at) == bracket;
    }
}
