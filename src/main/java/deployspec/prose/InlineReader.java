package deployspec.prose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads inline Markdown: emphasis, code, links, addresses and backslash escapes. All else, HTML and block marks included,
 * is words. It never fails: a mark without its partner is a word.
 */
final class InlineReader {
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\p{L}\\p{N}\\-._~:/?#\\[\\]@!$&'()*+,;=%{}]+");
    private static final Pattern AUTOLINK = Pattern.compile("<((?:https?://|mailto:)[^\\s<>]*)>");
    private static final Pattern ALLOWED =
            Pattern.compile("(?:https?://|mailto:)[^\\s<>\\p{Cntrl}]*|[^\\s:<>\\p{Cntrl}]+");
    private static final Pattern NAME = Pattern.compile("\\$?\\$\\{[A-Z][A-Z0-9_]*}");
    private static final String AFTER_AN_ADDRESS = ".,;:!?'\"*_)]`";
    private static final int LONGEST_ADDRESS = 2_000;
    private static final String MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final String text;
    private final UnaryOperator<String> leaf;
    private final List<Inline> pieces = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    /** Marks that were looked for up to the end and have no partner, so that a hostile text costs no quadratic time. */
    private final Set<String> single = new HashSet<>();

    private int at;

    private InlineReader(String text, UnaryOperator<String> leaf) {
        this.text = text;
        this.leaf = leaf;
    }

    /** @param leaf makes the shown text of what was written */
    static List<Inline> read(String text, UnaryOperator<String> leaf) {
        return new InlineReader(text, leaf).all();
    }

    private List<Inline> all() {
        while (at < text.length()) {
            if (!one()) {
                words.append(text.charAt(at++));
            }
        }
        endWords();
        return pieces;
    }

    private boolean one() {
        return switch (text.charAt(at)) {
            case '\\' -> escape();
            case '`' -> code();
            case '[' -> link();
            case '<' -> autolink();
            case 'h' -> address();
            case '*', '_' -> emphasis();
            case '$' -> name();
            default -> false;
        };
    }

    private boolean escape() {
        if (at + 1 == text.length() || MARKS.indexOf(text.charAt(at + 1)) < 0) {
            return false;
        }
        words.append(text.charAt(at + 1));
        at += 2;
        return true;
    }

    private boolean name() {
        var name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            return false;
        }
        words.append(name.group());
        at = name.end();
        return true;
    }

    private boolean code() {
        int length = run('`', at);
        int close = closingFence(at, length);
        if (close < 0) {
            words.repeat('`', length);
            at += length;
            return true;
        }
        var content = text.substring(at + length, close);
        boolean padded = content.startsWith(" ") && content.endsWith(" ") && !content.isBlank();
        add(new Inline.Code(leaf.apply(padded ? content.substring(1, content.length() - 1) : content)), close + length);
        return true;
    }

    /** Where the next run of just as many backticks begins; negative where there is none. */
    private int closingFence(int start, int length) {
        var fence = "`".repeat(length);
        if (single.contains(fence)) {
            return -1;
        }
        for (int i = text.indexOf(fence, start + length); i >= 0; i = text.indexOf(fence, i + run('`', i))) {
            if (run('`', i) == length) {
                return i;
            }
        }
        single.add(fence);
        return -1;
    }

    private boolean link() {
        // A label holds no bracket, so a mark in front of the next one decides: nobody looks further than that.
        int next = text.indexOf('[', at + 1);
        int middle = single.contains("](") ? -1 : text.indexOf("](", at);
        if (middle < 0) {
            single.add("](");
            return false;
        }
        if (next >= 0 && next < middle) {
            return false;
        }
        int end = single.contains(")") ? -1 : text.indexOf(')', middle);
        if (end < 0) {
            single.add(")");
            return false;
        }
        var label = text.substring(at + 1, middle);
        if (label.isBlank() || end - middle > LONGEST_ADDRESS) {
            return false;
        }
        var address = leaf.apply(text.substring(middle + 2, end));
        if (!ALLOWED.matcher(address).matches()) {
            return false;
        }
        add(new Inline.Link(withoutLinks(read(label, leaf)), address), end + 1);
        return true;
    }

    /** A link in a link has nowhere to go. */
    private static List<Inline> withoutLinks(List<Inline> label) {
        return label.stream()
                .flatMap(piece -> piece instanceof Inline.Link link ? link.content().stream() : List.of(piece).stream())
                .toList();
    }

    private boolean autolink() {
        var found = AUTOLINK.matcher(text).region(at, text.length());
        return found.lookingAt() && linkTo(found.group(1), found.end());
    }

    private boolean address() {
        if (!text.startsWith("http", at) || (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)))) {
            return false;
        }
        var found = ADDRESS.matcher(text).region(at, text.length());
        if (!found.lookingAt() || found.end() - at > LONGEST_ADDRESS) {
            return false;
        }
        int end = found.end();
        while (AFTER_AN_ADDRESS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return linkTo(text.substring(at, end), end);
    }

    private boolean linkTo(String written, int end) {
        var address = leaf.apply(written);
        if (!ALLOWED.matcher(address).matches()) {
            return false;
        }
        add(new Inline.Link(List.of(new Inline.Words(address)), address), end);
        return true;
    }

    private boolean emphasis() {
        int length = Math.min(run(text.charAt(at), at), 2);
        var fence = text.substring(at, at + length);
        int close = opens(fence) && !single.contains(fence) ? closingEmphasis(fence) : -1;
        if (close < 0) {
            words.append(fence);
            at += length;
            return true;
        }
        var content = read(text.substring(at + length, close), leaf);
        add(length == 2 ? new Inline.Strong(content) : new Inline.Emphasis(content), close + length);
        return true;
    }

    private boolean opens(String fence) {
        int inside = at + fence.length();
        return inside < text.length() && !Character.isWhitespace(text.charAt(inside)) && !inWord(fence, at - 1);
    }

    /** Where the same mark closes: next to a word on its inner side and, for underscores, to none on its outer side. */
    private int closingEmphasis(String fence) {
        char mark = fence.charAt(0);
        for (int i = at + fence.length(); i < text.length(); ) {
            int run = run(mark, i);
            if (run > 0) {
                // Of three marks, the inner pair closes first.
                boolean fits = run == fence.length() || run == 3;
                if (fits && !Character.isWhitespace(text.charAt(i - 1)) && !inWord(fence, i + run)) {
                    return i + run - fence.length();
                }
                i += run;
            } else {
                i = behind(i);
            }
        }
        single.add(fence);
        return -1;
    }

    /** Behind a character, an escaped one, or a piece of code. */
    private int behind(int i) {
        if (text.charAt(i) == '\\') {
            return i + 2;
        }
        int fence = run('`', i);
        int close = fence == 0 ? -1 : closingFence(i, fence);
        return close < 0 ? i + Math.max(fence, 1) : close + fence;
    }

    private boolean inWord(String fence, int neighbour) {
        return fence.startsWith("_")
                && neighbour >= 0
                && neighbour < text.length()
                && Character.isLetterOrDigit(text.charAt(neighbour));
    }

    private int run(char mark, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) == mark) {
            end++;
        }
        return end - from;
    }

    private void add(Inline piece, int end) {
        endWords();
        pieces.add(piece);
        at = end;
    }

    private void endWords() {
        if (!words.isEmpty()) {
            pieces.add(new Inline.Words(leaf.apply(words.toString())));
            words.setLength(0);
        }
    }
}
