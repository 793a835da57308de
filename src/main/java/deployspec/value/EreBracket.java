package deployspec.value;

import static deployspec.value.EreTranslation.wrong;

import java.util.Set;
import java.util.regex.Pattern;

/** Reads one bracket expression of an extended regular expression, such as {@code [^a-z[:digit:]]}, and writes it down for RE2. */
final class EreBracket {
    private static final Pattern CLASS = Pattern.compile("\\[:([a-z]+):]");
    private static final Set<String> CLASSES = Set.of(
            "alpha", "digit", "alnum", "upper", "lower", "space", "blank", "punct", "print", "graph", "cntrl",
            "xdigit");

    private final String ere;
    private final int start;
    private final StringBuilder re2 = new StringBuilder();
    private int at;

    private EreBracket(int start, String ere) {
        this.ere = ere;
        this.start = start;
        this.at = start;
    }

    /** @param start where its {@code [} stands */
    static EreBracket at(int start, String ere) {
        var bracket = new EreBracket(start, ere);
        bracket.read();
        return bracket;
    }

    String re2() {
        return re2.toString();
    }

    /** Behind its {@code ]}. */
    int end() {
        return at;
    }

    private void read() {
        re2.append('[');
        at++;
        if (at < ere.length() && ere.charAt(at) == '^') {
            re2.append('^');
            at++;
        }
        for (boolean first = true; at < ere.length() && (first || ere.charAt(at) != ']'); first = false) {
            one();
        }
        if (at == ere.length()) {
            throw wrong(
                    start, ere.length(), "a `[` is never closed", "Close it, or write `\\[` for the character itself.");
        }
        re2.append(']');
        at++;
    }

    private void one() {
        var character = ere.charAt(at);
        var named = CLASS.matcher(ere).region(at, ere.length());
        if (named.lookingAt()) {
            if (!CLASSES.contains(named.group(1))) {
                throw wrong(
                        at,
                        named.end(),
                        "`" + named.group() + "` is no class of characters",
                        "The classes are `[:alpha:]`, `[:digit:]`, `[:alnum:]`, `[:upper:]`, `[:lower:]`, `[:space:]`,"
                                + " `[:blank:]`, `[:punct:]`, `[:print:]`, `[:graph:]`, `[:cntrl:]` and `[:xdigit:]`.");
            }
            re2.append(named.group());
            at = named.end();
        } else if (ere.startsWith("[.", at) || ere.startsWith("[=", at)) {
            throw wrong(at, at + 2, "collating elements differ from place to place", "List the characters.");
        } else if (character == '\\') {
            throw backslash();
        } else if (isRangeDownwards()) {
            throw wrong(
                    at,
                    at + 3,
                    "`" + ere.substring(at, at + 3) + "` is a range from a later character to an earlier one",
                    "Write the earlier one first; a `-` that stands for itself comes last: `[…-]`.");
        } else {
            if ("[]&^".indexOf(character) >= 0) {
                re2.append('\\');
            }
            re2.append(character);
            at++;
        }
    }

    private boolean isRangeDownwards() {
        return at + 2 < ere.length()
                && ere.charAt(at + 1) == '-'
                && ere.charAt(at + 2) != ']'
                && ere.charAt(at + 2) < ere.charAt(at);
    }

    /** awk reads an escape there, bash a backslash. */
    private Malformed backslash() {
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
}
