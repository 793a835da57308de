package deployspec.source;

import deployspec.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Characters that must not stand in a spec unescaped: they are invisible, and YAML readers disagree about them. */
final class Characters {
    private Characters() {}

    /** A complaint for each forbidden character, at the first place where it stands. */
    static List<Diagnostic> forbiddenIn(String file, String text) {
        var complaints = new ArrayList<Diagnostic>();
        var seen = new HashSet<Character>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isForbidden(c) && seen.add(c)) {
                complaints.add(complaint(file, text.substring(0, i), c));
            }
        }
        return complaints;
    }

    /** None of them lies beyond the first plane, so half of a surrogate pair is never taken for one. */
    private static boolean isForbidden(char c) {
        if (c < 0x20) {
            return c != '\t' && c != '\n' && c != '\r';
        }
        return (c >= 0x7f && c < 0xa0 && c != 0x85) || c == 0xfeff || c == 0xfffe || c == 0xffff;
    }

    private static Diagnostic complaint(String file, String before, int c) {
        String name = Character.getName(c);
        String called = "U+%04X".formatted(c) + (name == null ? "" : " " + name);
        var complaint = Diagnostic.error(
                "forbidden-character",
                Places.after(file, before),
                "an invisible character stands in the file: " + called);
        return c == 0xfeff
                ? complaint.withHelp("delete it: a byte order mark may stand only at the very beginning of a file")
                : complaint.withHelp("delete it, or write it as an escape in double quotes: \"\\u%04X\"".formatted(c));
    }
}
