package deployspec.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence that quotes what somebody wrote, which may be a page long. */
final class Brief {
    private static final int BEGINNING = 100;
    private static final int END = 40;
    private static final int LONG = 200;
    private static final Pattern QUOTED = Pattern.compile("`([^`]{" + LONG + ",})`");

    private Brief() {}

    /** The sentence with the middle of each long quotation left out. */
    static String of(String sentence) {
        return sentence.length() < LONG
                ? sentence
                : QUOTED.matcher(sentence).replaceAll(quoted -> Matcher.quoteReplacement(brief(quoted.group(1))));
    }

    private static String brief(String text) {
        int from = text.offsetByCodePoints(0, BEGINNING);
        int to = text.offsetByCodePoints(text.length(), -END);
        return "`" + text.substring(0, from) + "…" + text.substring(to) + "`";
    }
}
