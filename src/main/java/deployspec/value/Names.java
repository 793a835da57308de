package deployspec.value;

import java.util.LinkedHashSet;
import java.util.Set;

/** The names of values: UPPER_SNAKE. */
public final class Names {
    private Names() {}

    /** Every word of a script that could be the name of a value, in order of first use. */
    public static Set<String> wordsIn(String script) {
        var names = new LinkedHashSet<String>();
        int at = 0;
        while (at < script.length()) {
            int end = wordEnd(script, at);
            if (end > at && isName(script, at, end)) {
                names.add(script.substring(at, end));
            }
            at = Math.max(end, at + 1);
        }
        return names;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isName(String text, int from, int end) {
        for (int at = from + 1; at < end; at++) {
            if (!isNamePart(text.charAt(at))) {
                return false;
            }
        }
        return text.charAt(from) >= 'A' && text.charAt(from) <= 'Z';
    }

    private static boolean isWordPart(char c) {
        return c >= 'a' && c <= 'z' || isNamePart(c);
    }

    private static boolean isNamePart(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    /** What every script of a run finds without anybody declaring it. */
    public static Set<String> builtIn() {
        return Set.of("SPEC_RUN", "SPEC_ENVIRONMENT", "SPEC_T0", "SPEC_STEP", "SPEC_IDEMPOTENCY_KEY", "SPEC_OUTCOME");
    }
}
