package deployspec.value;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an extended regular expression from left to right, refuses what is none, and writes it down for Java. */
final class EreTranslation {
    private static final String CODE = "pattern-not-ere";
    private static final Pattern INTERVAL = Pattern.compile("\\{([0-9]{1,3})(,([0-9]{0,3}))?}");
    private static final Pattern CLASS = Pattern.compile("\\[:([a-z]+):]");
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
    private static final Map<String, String> JAVA_CLASS = Map.ofEntries(
            Map.entry("alpha", "\\p{Alpha}"),
            Map.entry("digit", "\\p{Digit}"),
            Map.entry("alnum", "\\p{Alnum}"),
            Map.entry("upper", "\\p{Upper}"),
            Map.entry("lower", "\\p{Lower}"),
            Map.entry("space", "\\p{Space}"),
            Map.entry("blank", "\\p{Blank}"),
            Map.entry("punct", "\\p{Punct}"),
            Map.entry("print", "\\p{Print}"),
            Map.entry("graph", "\\p{Graph}"),
            Map.entry("cntrl", "\\p{Cntrl}"),
            Map.entry("xdigit", "\\p{XDigit}"));

    private final String ere;
    private final StringBuilder java = new StringBuilder();
    private int at;
    private int open;
    private int groups;
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

    String java() {
        return java.toString();
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
                    java.append('\\');
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
        java.append(ere.charAt(at++));
        done(true);
    }

    private void anchor() {
        java.append(ere.charAt(at++));
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
        java.append('\\').append(escaped);
        at += 2;
        done(true);
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
        java.append('(');
        at++;
        open++;
        groups++;
        repeatable = false;
        empty = true;
    }

    private void close() {
        if (open == 0) {
            throw wrong(at, at + 1, "this `)` closes nothing", "Write `\\)` for the character itself.");
        }
        refuseEmpty(at);
        java.append(')');
        at++;
        open--;
        done(true);
    }

    private void alternative() {
        refuseEmpty(at);
        java.append('|');
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
        java.append(ere, at, end);
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
        return interval.end();
    }

    private void bracket() {
        int start = at;
        java.append('[');
        at++;
        if (at < ere.length() && ere.charAt(at) == '^') {
            java.append('^');
            at++;
        }
        for (boolean first = true; at < ere.length() && (first || ere.charAt(at) != ']'); first = false) {
            inBracket(start);
        }
        if (at == ere.length()) {
            throw wrong(
                    start, ere.length(), "a `[` is never closed", "Close it, or write `\\[` for the character itself.");
        }
        java.append(']');
        at++;
        done(true);
    }

    private void inBracket(int start) {
        var character = ere.charAt(at);
        var named = CLASS.matcher(ere).region(at, ere.length());
        if (named.lookingAt()) {
            var known = JAVA_CLASS.get(named.group(1));
            if (known == null) {
                throw wrong(
                        at,
                        named.end(),
                        "`" + named.group() + "` is no class of characters",
                        "The classes are `[:alpha:]`, `[:digit:]`, `[:alnum:]`, `[:upper:]`, `[:lower:]`, `[:space:]`,"
                                + " `[:blank:]`, `[:punct:]`, `[:print:]`, `[:graph:]`, `[:cntrl:]` and `[:xdigit:]`.");
            }
            java.append(known);
            at = named.end();
        } else if (ere.startsWith("[.", at) || ere.startsWith("[=", at)) {
            throw wrong(at, at + 2, "collating elements differ from place to place", "List the characters.");
        } else if (character == '\\') {
            throw backslashInBracket(start);
        } else {
            if ("[]&^".indexOf(character) >= 0) {
                java.append('\\');
            }
            java.append(character);
            at++;
        }
    }

    /** awk reads an escape there, bash a backslash. */
    private Malformed backslashInBracket(int start) {
        char escaped = at + 1 < ere.length() ? ere.charAt(at + 1) : '\\';
        var instead = switch (escaped) {
            case 'd' -> "Write `0-9`.";
            case 'w' -> "Write `A-Za-z0-9_`.";
            case 's' -> "Write `[:space:]`.";
            case ']' -> "Write the `]` first: `[]…]`.";
            case '-' -> "Write the `-` last: `[…-]`.";
            case '\\' -> "Match a backslash outside of brackets, as `\\\\`.";
            default -> "Write `" + escaped + "`.";
        };
        return wrong(
                at,
                Math.min(at + 2, ere.length()),
                "a backslash in `" + ere.substring(start, at) + "…]` means different things to different tools",
                instead);
    }

    private void done(boolean mayBeRepeated) {
        repeatable = mayBeRepeated;
        empty = false;
    }

    private static Malformed wrong(int from, int to, String summary, String help) {
        return new Malformed(CODE, from, to, summary, help);
    }
}
