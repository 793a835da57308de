package deployspec.value;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A POSIX extended regular expression: matched line by line, unanchored, in the C locale. Only forms that we, bash, awk
 * and psql read alike are let through; {@link #parse} proves that. The time that matching takes grows with the text and
 * the pattern alone, since whoever wrote the pattern may mean ill: no pattern makes it try every way to match.
 */
public record Ere(String pattern, boolean ignoreCase) {
    /** Reads a pattern; refuses with {@link Malformed} what not every reader of patterns would understand alike. */
    public static Ere parse(String pattern, boolean ignoreCase) {
        EreTranslation.of(pattern);
        var ere = new Ere(pattern, ignoreCase);
        try {
            ere.compiled();
        } catch (PatternSyntaxException e) {
            throw new Malformed(
                    EreTranslation.CODE,
                    0,
                    pattern.length(),
                    "this is no extended regular expression: " + e.getDescription(),
                    "Write what any `grep -E` would read.");
        }
        return ere;
    }

    /** How many groups it has. */
    public int groups() {
        return EreTranslation.of(pattern).groups();
    }

    /** Tells whether one line matches. */
    public Predicate<String> line() {
        var compiled = compiled();
        return line -> compiled.matcher(line).find();
    }

    /** Whether any line of a text matches. */
    public boolean isIn(String text) {
        return text.lines().anyMatch(line());
    }

    /** What the first group, or without groups the whole pattern, matched in the first line of a text that matches. */
    public Optional<String> firstIn(String text) {
        var compiled = compiled();
        return text.lines()
                .map(compiled::matcher)
                .filter(matcher -> matcher.find())
                .findFirst()
                .flatMap(found -> Optional.ofNullable(found.groupCount() > 0 ? found.group(1) : found.group()));
    }

    private Pattern compiled() {
        int flags = Pattern.LONGEST_MATCH | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        return Pattern.compile(EreTranslation.of(pattern).re2(), flags);
    }
}
