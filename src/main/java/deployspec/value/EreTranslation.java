package deployspec.value;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an extended regular expression from left to right, refuses what is none, and writes it down for RE2. */
final class EreTranslation {
    static final String CODE = "pattern-not-ere";
    /** With every repetition written out, which is what the pattern costs whoever matches it. */
    private static final long LARGEST = 10_000;

    private static final Pattern INTERVAL = Pattern.compile("\\{([0-9]{1,3})(,([0-9]{0,3}))?}");
    private static final String SPECIAL = ".[]()*+?{}|^$\\";
    private static final Map<Character, String> INSTEAD = Map.ofEntries(
            Map.entry('d', "[0-9]"),
            Map.entry('D', "[^0-9]"),
            Map.entry('w', "[A-Za-z0-9_]"),
            Map.entry('W', "[^A-Za-z0-9_]"),
            Map.entry('s', "[[:space:]]"),
            Map.entry('S', "[^[:space:]]"),
            Map.entry('t', "[[:blank:]]"),
            Map.entry('h', "[[:blank:]]"));

    private final String ere;
    private final StringBuilder re2 = new StringBuilder();
    private int at;
    private int open;
    private int groups;
    /** How many characters, repetitions written out, the pattern has so far; and what stands before {@link #at} of it. */
    private long size;

    private long last;
    private final Deque<Long> sizesBeforeGroups = new ArrayDeque<>();
    /** Whether something stands before {@link #at} that may be repeated. */
    private boolean repeatable;
    /** Whether the alternative that is being read is still empty. */
    private boolean empty = true;

    private EreTranslation(String ere) {
        this.ere = ere;
    }

    static EreTranslation of(String ere) {
        var translation = new EreTranslation(ere);
        translation.read();
        return translation;
    }

    String re2() {
        return re2.toString();
    }

    int groups() {
        return groups;
    }

    private void read() {
        while (at < ere.length()) {
            switch (ere.charAt(at)) {
                case '\\' -> escape();
                case '[' -> bracket();
                case '(' -> group();
                case ')' -> close();
                case '|' -> alternative();
                case '*', '+', '?', '{' -> repeat();
                case '^', '$' -> anchor();
                case '}', ']' -> {
                    re2.append('\\');
                    plain();
                }
                default -> plain();
            }
        }
        if (open > 0) {
            throw wrong(0, ere.length(), "a `(` is never closed", "Close it, or write `\\(` for the character itself.");
        }
        refuseEmpty(ere.length());
    }

    private void plain() {
        re2.append(ere.charAt(at++));
        atom();
    }

    private void anchor() {
        re2.append(ere.charAt(at++));
        done(false);
    }

    private void escape() {
        if (at + 1 == ere.length()) {
            throw wrong(at, at + 1, "the pattern ends in a backslash", "Write `\\\\` for a backslash.");
        }
        char escaped = ere.charAt(at + 1);
        var written = "`\\" + escaped + "`";
        if (Character.isLetterOrDigit(escaped)) {
            throw wrong(
                    at,
                    at + 2,
                    written + " is not part of an extended regular expression",
                    Optional.ofNullable(INSTEAD.get(escaped))
                            .map(instead -> "Write `" + instead + "`.")
                            .orElse(
                                    switch (escaped) {
                                        case 'b', 'B' ->
                                            "Say what stands around the word, such as `(^|[^[:alnum:]_])word([^[:alnum:]_]|$)`.";
                                        case 'n', 'r' -> "A pattern is matched line by line; it never sees a line end.";
                                        default -> "Write the characters themselves.";
                                    }));
        }
        if (SPECIAL.indexOf(escaped) < 0) {
            throw wrong(at, at + 2, written + " means different things to different tools", "Write `" + escaped + "`.");
        }
        re2.append('\\').append(escaped);
        at += 2;
        atom();
    }

    private void group() {
        if (ere.startsWith("(?", at)) {
            throw wrong(
                    at,
                    Math.min(at + 3, ere.length()),
                    "`" + ere.substring(at, Math.min(at + 3, ere.length()))
                            + "` is not part of an extended regular expression",
                    switch (ere.startsWith("(?:", at) ? ':' : ere.startsWith("(?i", at) ? 'i' : ' ') {
                        case ':' -> "Write a plain group: `(…)`.";
                        case 'i' -> "Write `ignore-case: true` beside the pattern.";
                        default ->
                            "Patterns can't look ahead or behind: match the surroundings, or use a second condition.";
                    });
        }
        re2.append('(');
        at++;
        open++;
        groups++;
        sizesBeforeGroups.push(size);
        repeatable = false;
        empty = true;
    }

    private void close() {
        if (open == 0) {
            throw wrong(at, at + 1, "this `)` closes nothing", "Write `\\)` for the character itself.");
        }
        refuseEmpty(at);
        re2.append(')');
        at++;
        open--;
        last = size - sizesBeforeGroups.pop();
        done(true);
    }

    private void alternative() {
        refuseEmpty(at);
        re2.append('|');
        at++;
        repeatable = false;
        empty = true;
    }

    private void refuseEmpty(int end) {
        if (empty) {
            throw wrong(
                    Math.max(0, end - 1),
                    end,
                    ere.isEmpty() ? "the pattern is empty" : "nothing stands here for the pattern to match",
                    "Write what is to match; for something optional write `(…)?`.");
        }
    }

    private void repeat() {
        int end = at + 1;
        if (ere.charAt(at) == '{') {
            end = interval();
        }
        if (!repeatable) {
            var lazy = at > 0 && "*+?}".indexOf(ere.charAt(at - 1)) >= 0 && "?+".indexOf(ere.charAt(at)) >= 0;
            throw wrong(
                    lazy ? at - 1 : at,
                    end,
                    lazy
                            ? "`" + ere.substring(at - 1, end) + "` is not part of an extended regular expression"
                            : "`" + ere.substring(at, end) + "` repeats nothing",
                    lazy
                            ? "Repetitions take as much as they can: name what may be repeated, such as `[^\"]*`."
                            : "Write `\\" + ere.charAt(at) + "` for the character itself.");
        }
        re2.append(ere, at, end);
        at = end;
        repeatable = false;
        empty = false;
    }

    private int interval() {
        Matcher interval = INTERVAL.matcher(ere).region(at, ere.length());
        if (!interval.lookingAt()) {
            throw wrong(
                    at, at + 1, "this `{` begins no repetition", "Write `\\{` for the character itself, or `{2,5}`.");
        }
        var least = Integer.parseInt(interval.group(1));
        var most = interval.group(3);
        if (least > 255
                || (most != null
                        && !most.isEmpty()
                        && (Integer.parseInt(most) < least || Integer.parseInt(most) > 255))) {
            throw wrong(
                    at,
                    interval.end(),
                    "`" + interval.group() + "` is no range of repetitions",
                    "Write the smaller number first; 255 is the most.");
        }
        size += last * ((most == null || most.isEmpty() ? least : Integer.parseInt(most)) - 1);
        if (size > LARGEST) {
            throw wrong(
                    at,
                    interval.end(),
                    "`" + interval.group() + "` makes this pattern longer than %,d characters".formatted(LARGEST),
                    "Repeat less, and no repetition inside another.");
        }
        return interval.end();
    }

    private void bracket() {
        var bracket = EreBracket.at(at, ere);
        re2.append(bracket.re2());
        at = bracket.end();
        atom();
    }

    private void atom() {
        size++;
        last = 1;
        done(true);
    }

    private void done(boolean mayBeRepeated) {
        repeatable = mayBeRepeated;
        empty = false;
    }

    static Malformed wrong(int from, int to, String summary, String help) {
        return new Malformed(CODE, from, to, summary, help);
    }
}
