package deployspec.world;

import java.io.Console;

/** Whether a person can be there: input and output are both a terminal. A pipe that can be read is not consent. */
public final class Attendance {
    private Attendance() {}

    public static boolean isThere() {
        var console = System.console();
        return console != null && isTerminal(console);
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
