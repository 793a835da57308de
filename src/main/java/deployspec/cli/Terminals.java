package deployspec.cli;

import java.io.Console;
import java.util.Map;
import java.util.stream.Stream;

/** What is known of the terminal. */
final class Terminals {
    private static final int NARROWEST = 40;
    private static final int USUAL = 80;

    private Terminals() {}

    /** Whether a person is there: input and output are a terminal. A pipe that can be read is not consent. */
    static boolean isAttended() {
        return Stream.ofNullable(System.console()).anyMatch(Terminals::isTerminal);
    }

    /** Columns to write in. */
    static int width(Map<String, String> environment) {
        try {
            return Math.max(NARROWEST, Integer.parseInt(environment.getOrDefault("COLUMNS", String.valueOf(USUAL))));
        } catch (NumberFormatException e) {
            return USUAL;
        }
    }

    /** Since Java 22 there is a console without a terminal, too, and a way to ask; before, a console is a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
