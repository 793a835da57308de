package deployspec.lint.scripts;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What can be seen of statements in SQL without knowing their dialect. */
public final class Sql {
    /** A doubled quote is two texts side by side; a comment that is never closed goes to the end. */
    private static final Pattern NOISE = Pattern.compile("--[^\n]*|/\\*.*?(?:\\*/|\\z)|'[^']*'", Pattern.DOTALL);

    private static final int FLAGS = Pattern.CASE_INSENSITIVE;

    /** At the beginning of a statement. */
    private static final String START = "(?:^|;)\\s*";

    private static final Pattern DESTROYING = Pattern.compile(
            START
                    + "(?:drop\\s+(?:table|database|schema|view|materialized|column|user|role)\\b|truncate\\b|delete\\s+from\\s+[\\w.\"]+\\s*(?:;|$))",
            FLAGS);
    private static final Pattern CHANGING = Pattern.compile(
            START + "(?:drop|truncate|delete|insert|update|alter|create|grant|revoke|merge|vacuum|reindex|call)\\b",
            FLAGS);
    private static final Pattern BEGINNING = Pattern.compile(
            "\\A\\s*+(?:--[^\\n]*+\\n\\s*+)*+((?i:select)\\s+(?:[*'(\"]|[\\w.,\\s(*)'\"]{1,200}?\\b(?i:from)\\b)|(?i:insert\\s+into|delete\\s+from|alter\\s+table|create\\s+(?:unique\\s+)?(?:table|index|view)|drop\\s+(?:table|index|view)|truncate\\s+table)\\b|(?i:update)\\s+\\w+\\s+(?i:set)\\b)");

    private Sql() {}

    /** Whether it takes data or the place for it away; a deletion does if it has no condition. */
    public static boolean destroys(String statements) {
        return DESTROYING.matcher(withoutNoise(statements)).find();
    }

    public static boolean changes(String statements) {
        return CHANGING.matcher(withoutNoise(statements)).find();
    }

    /** Where the first statement stands in a text that begins as SQL does; in group 1. */
    public static Optional<MatchResult> beginning(String text) {
        return BEGINNING.matcher(text).results().findFirst();
    }

    private static String withoutNoise(String statements) {
        return NOISE.matcher(statements).replaceAll(" ");
    }
}
