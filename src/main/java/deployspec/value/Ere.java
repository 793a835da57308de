package deployspec.value;

import java.util.regex.Pattern;

/**
 * A POSIX extended regular expression: matched line by line, unanchored, in the C locale. Only forms that Java, bash,
 * awk and psql read alike are let through; {@link #parse} proves that.
 */
public record Ere(String pattern, boolean ignoreCase) {
    /** Reads a pattern; refuses with {@link Malformed} what not every reader of patterns would understand alike. */
    public static Ere parse(String pattern, boolean ignoreCase) {
        EreTranslation.of(pattern);
        return new Ere(pattern, ignoreCase);
    }

    /** How many groups it has. */
    public int groups() {
        return EreTranslation.of(pattern).groups();
    }

    /** The same pattern for Java; find it in one line at a time. */
    public Pattern toJava() {
        return Pattern.compile(EreTranslation.of(pattern).java(), ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
    }
}
