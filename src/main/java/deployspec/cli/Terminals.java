package deployspec.cli;

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
}
