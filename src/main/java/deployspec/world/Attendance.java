package deployspec.world;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person can be there: input and output are both a terminal. A pipe that can be read is not consent. */
public final class Attendance {
    private Attendance() {}

    public static boolean isThere() {
        var console = System.console();
        return console != null && isTerminal(console);
    }

    /** Whether standard error goes where standard output goes, which is a terminal if somebody {@link #isThere}. */
    public static boolean seesMessages() {
        try {
            return Files.isSameFile(Path.of("/dev/fd/1"), Path.of("/dev/fd/2"));
        } catch (IOException e) {
            return false;
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
