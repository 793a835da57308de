package deployspec.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How a script ended, as its wrapper wrote it down. */
final class Receipt {
    private static final Pattern FORM = Pattern.compile("\\{\"rc\":(\\d{1,3})(?:,\"boot\":\"([^\"]*)\")?}\\s*");

    private Receipt() {}

    /**
     * The exit code; empty where there is no receipt, or none that was written whole, or one that was left to somebody else to
     * make last and the machine has started again since: then nobody knows.
     *
     * @param place the folder of the attempt
     */
    static OptionalInt read(Disk disk, Path place) throws IOException {
        var file = place.resolve("receipt");
        if (!disk.exists(file)) {
            return OptionalInt.empty();
        }
        var matcher = FORM.matcher(new String(disk.read(file), StandardCharsets.UTF_8));
        return matcher.matches()
                        && (matcher.group(2) == null || matcher.group(2).equals(Alive.boot()))
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }

    /** From the files' times, because whoever took the time may be gone; for a person to read, not to decide by. */
    static Duration took(Path place) {
        try {
            var began = Files.getLastModifiedTime(place.resolve("proc")).toInstant();
            var ended = Files.getLastModifiedTime(place.resolve("receipt")).toInstant();
            return ended.isBefore(began) ? Duration.ZERO : Duration.between(began, ended);
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }
}
