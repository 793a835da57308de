package deployspec.lint.scripts;

import java.util.regex.Pattern;

/** What can be seen of statements in SQL without knowing their dialect. */
public final class Sql {
    private static final Pattern NOISE = Pattern.compile("--[^\n]*|/\\*.*?\\*/|'(?:[^']|'')*'", Pattern.DOTALL);
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
    private static final Pattern BEGINNING =
            Pattern.compile("\\s*(?:select|insert|update|delete|create|alter|drop|with|begin)\\b", FLAGS);

    private Sql() {}

    /** Whether it takes data or the place for it away; a deletion does if it has no condition. */
    public static boolean destroys(String statements) {
        return DESTROYING.matcher(withoutNoise(statements)).find();
    }

    public static boolean changes(String statements) {
        return CHANGING.matcher(withoutNoise(statements)).find();
    }

    /** Whether a text that was meant for another reader begins as SQL does. */
    public static boolean isLikely(String text) {
        return BEGINNING.matcher(withoutNoise(text)).lookingAt();
    }

    private static String withoutNoise(String statements) {
        return NOISE.matcher(statements).replaceAll(" ");
    }
}
