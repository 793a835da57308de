package deployspec.cli;

import deployspec.world.Attendance;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Whether to colour, decided as the field does: the option, then NO_COLOR, CLICOLOR_FORCE or FORCE_COLOR, CLICOLOR=0, TERM=dumb, the terminal. */
enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    /** The word for it on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Colour named(String word) {
        return Stream.of(values())
                .filter(c -> c.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new CommandLine.TypeConversionException("choose auto, always or never"));
    }

    static boolean wanted(Colour option, Map<String, String> environment) {
        return switch (option) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> byEnvironment(environment);
        };
    }

    private static boolean byEnvironment(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        if (isForced(environment, "CLICOLOR_FORCE") || isForced(environment, "FORCE_COLOR")) {
            return true;
        }
        boolean switchedOff = "0".equals(environment.get("CLICOLOR"));
        boolean dumb = "dumb".equals(environment.getOrDefault("TERM", "dumb"));
        return !switchedOff && !dumb && Attendance.isThere();
    }

    private static boolean isForced(Map<String, String> environment, String name) {
        var value = environment.getOrDefault(name, "0");
        return !value.equals("0") && !value.isEmpty();
    }
}
