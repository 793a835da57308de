package deployspec.lint.uses;

import deployspec.source.Document;
import deployspec.source.Node;
import deployspec.source.Node.Fields;
import deployspec.source.Node.Items;
import deployspec.source.Node.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Documents as they were written: every word in them, for rules that look at the writing and not at its meaning. Most rules
 * look for what is in hardly any word, so all words are searched at once.
 */
public final class Surface {
    private static final Set<String> SCRIPTS = Set.of("run", "test", "via", "done-if", "query", "command");
    private static final Set<String> PATTERNS = Set.of("regex", "pattern", "matches", "has", "lacks", "lines");

    private final List<Word> words;

    /** All words in small letters, one a line or more, and where in it each begins. */
    private final String text;

    private final int[] beginnings;

    private Surface(List<Word> words) {
        this.words = List.copyOf(words);
        this.beginnings = new int[words.size()];
        var all = new StringBuilder();
        for (int i = 0; i < beginnings.length; i++) {
            beginnings[i] = all.length();
            all.append(words.get(i).text().toLowerCase(Locale.ROOT)).append('\n');
        }
        this.text = all.toString();
    }

    public static Surface of(List<Document> documents) {
        var words = new ArrayList<Word>();
        documents.forEach(
                document -> document.root().ifPresent(root -> new Walk(document, words).node(root, "", false)));
        return new Surface(words);
    }

    /** Every key and value, in the order of the documents. */
    public Stream<Word> words() {
        return words.stream();
    }

    /**
     * Those that contain one of these, in their order.
     *
     * @param cues in small letters, which stand for capitals, too
     */
    public Stream<Word> wordsWith(List<String> cues) {
        var found = new BitSet();
        for (var cue : cues) {
            int at = text.indexOf(cue);
            while (at >= 0) {
                int place = Arrays.binarySearch(beginnings, at);
                int index = place >= 0 ? place : -place - 2;
                found.set(index);
                at = index + 1 < beginnings.length ? text.indexOf(cue, beginnings[index + 1]) : -1;
            }
        }
        return found.stream().mapToObj(words::get);
    }

    public Stream<Word> wordsWith(String... cues) {
        return wordsWith(List.of(cues));
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

    private record Walk(Document document, List<Word> words) {
        void node(Node node, String under, boolean inFlow) {
            switch (node) {
                case Scalar scalar -> words.add(new Word(scalar, under, false, inFlow));
                case Items items -> {
                    boolean flow = inFlow || opensWith(items, '[');
                    items.values().forEach(item -> node(item, under, flow));
                }
                case Fields fields -> {
                    boolean flow = inFlow || opensWith(fields, '{');
                    fields.byName().forEach((name, field) -> {
                        words.add(new Word(field.key(), under, true, flow));
                        node(field.value(), name, flow);
                    });
                }
            }
        }

        private boolean opensWith(Node node, char bracket) {
            var line = document.text().line(node.span().line());
            int at = line.offsetByCodePoints(
                    0, Math.min(node.span().column() - 1, line.codePointCount(0, line.length())));
            return at < line.length() && line.charAt(at) == bracket;
        }
    }
}
