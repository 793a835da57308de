package deployspec.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** How a script ended, as its wrapper wrote it down. */
final class Receipt {
    private static final Pattern FORM = Pattern.compile("\\{\"rc\":(\\d{1,3})}\\s*");

    private Receipt() {}

    static int read(Path file) throws IOException {
        var matcher = FORM.matcher(Files.readString(file));
        if (!matcher.matches()) {
            throw new IOException("`" + file + "` is not a receipt");
        }
        return Integer.parseInt(matcher.group(1));
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
