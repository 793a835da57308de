package deployspec.cli;

import deployspec.world.Attendance;
import java.util.Map;

/** What is known of the terminal. */
final class Terminals {
    private static final int NARROWEST = 40;
    private static final int USUAL = 80;

    private Terminals() {}

    /** Columns to write in. */
    static int width(Map<String, String> environment) {
        try {
            return Math.max(NARROWEST, Integer.parseInt(environment.getOrDefault("COLUMNS", String.valueOf(USUAL))));
        } catch (NumberFormatException e) {
            return USUAL;
        }
    }

    /** Whether lines that stand there already can be written over. */
    static boolean canRedraw(Map<String, String> environment) {
        return Attendance.isThere() && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
    }

    /** The same of what goes to standard error, where it is no log. */
    static boolean canRewriteMessages(Map<String, String> environment) {
        return canRedraw(environment) && environment.getOrDefault("CI", "").isEmpty() && Attendance.seesMessages();
    }
}
