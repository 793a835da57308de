package deployspec.report.schedule;

import deployspec.value.Visible;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines of an iCalendar file (RFC 5545): each ends with CRLF and is folded before 75 octets; instants are in UTC. */
final class CalendarFile {
    private static final int OCTETS = 75;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder content = new StringBuilder();

    /** @param value in which nothing needs to be escaped */
    CalendarFile line(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** Text from anywhere. */
    CalendarFile text(String name, String value) {
        return line(
                name,
                Visible.of(value)
                        .replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replace("\n", "\\n"));
    }

    CalendarFile instant(String name, Instant instant) {
        return line(name, UTC.format(instant));
    }

    String content() {
        return content.toString();
    }

    /** Between characters, never inside one: a reader may decode before it unfolds. */
    private void fold(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            var character = Character.toString(point);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > OCTETS) {
                content.append("\r\n ");
                octets = 1;
            }
            content.append(character);
            octets += length;
            i += Character.charCount(point);
        }
        content.append("\r\n");
    }
}
