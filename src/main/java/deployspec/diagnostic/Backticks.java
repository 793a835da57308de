package deployspec.diagnostic;

import java.util.regex.Pattern;

/**
 * How a sentence names what stands in a spec: {@code `x`}, and where there are backticks in it, between as many more as it takes, so
 * that whoever reads the sentence again finds the same name. That is how Markdown does it.
 */
public final class Backticks {
    private static final Pattern RUN = Pattern.compile("`+");

    private Backticks() {}

    public static String around(String text) {
        var fence = "`".repeat(1 + longestRun(text));
        var space = text.startsWith("`") || text.endsWith("`") ? " " : "";
        return fence + space + text + space + fence;
    }

    /** Of how many backticks the longest row of them in the text consists. */
    public static int longestRun(String text) {
        return RUN.matcher(text)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
    }
}
