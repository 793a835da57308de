package deployspec.render;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.ExternalTool;
import deployspec.value.ChangeWindow;
import deployspec.value.Week;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts of runbooks and workflows tell the same as the executor about change windows, in a real bash. */
final class WindowScriptsTest {
    private static final String NEXT = "Mon-Fri 22:00..06:00 Europe/Berlin; Sun 01:30..02:30 America/New_York";

    @TempDir
    private Path folder;

    @BeforeEach
    void needs_bash() {
        ExternalTool.require("bash");
    }

    /** In Berlin clocks are changed on 29 March and 25 October 2026, in New York on 8 March and 1 November. */
    @ParameterizedTest
    @CsvSource({
        "Wed 02:00..08:00 UTC,                  2026-01-21T01:59:30Z",
        "Wed 02:00..08:00 UTC,                  2026-01-21T07:59:59Z",
        "Wed 02:00..08:00 UTC,                  2026-01-21T08:00:00Z",
        "Sat-Mon 00:00..24:00 UTC,              2026-01-20T23:59:00Z",
        "Sun 02:00..03:00 Europe/Berlin,        2026-03-28T00:00:00Z",
        "Sun 01:30..02:30 Europe/Berlin,        2026-10-25T00:30:00Z",
        "Sun 01:30..02:30 Europe/Berlin,        2026-03-28T12:00:00Z",
        NEXT + ",                               2026-03-08T06:00:00Z",
        NEXT + ",                               2026-10-31T04:00:00Z",
    })
    void the_next_opening_is_the_executors(String windows, Instant from) throws Exception {
        var week =
                new Week(Stream.of(windows.split("; ")).map(ChangeWindow::parse).toList());
        long minute = from.getEpochSecond() / 60 * 60;

        assertThat(Instant.ofEpochSecond(Long.parseLong(runbook(week, minute).strip())))
                .isEqualTo(week.opens(Instant.ofEpochSecond(minute)));
        assertThat(workflow(week, from)).contains(week.isOpen(from) ? "goes on" : "the next one opens on");
    }

    @Test
    void a_zone_that_the_machine_does_not_know_opens_nothing() throws Exception {
        assertThat(bash(
                        "TZDIR=" + folder,
                        "windows.sh",
                        "complain() { echo \"$*\"; }\nwindow_opens 123/0/1440/Europe/Berlin 0\n"))
                .contains("does not know the time zone Europe/Berlin");
        assertThat(bash(
                        "TZDIR=" + folder,
                        "../../github/library/windows.sh",
                        stubs(Instant.EPOCH) + "in_window p 1234567/0/1440/Europe/Berlin; echo goes on\n"))
                .contains("as far as this runner knows time zones")
                .doesNotContain("goes on");
    }

    private String runbook(Week week, long from) throws Exception {
        return bash("", "windows.sh", "window_opens '" + compact(week, " ") + "' " + from + "\n");
    }

    private String workflow(Week week, Instant now) throws Exception {
        return bash(
                "",
                "../../github/library/windows.sh",
                stubs(now) + "in_window production " + compact(week, " ") + "; echo goes on\n");
    }

    private static String stubs(Instant now) {
        return """
                set -euo pipefail
                date() { if [ "$*" = +%%s ]; then echo %d; else command date "$@"; fi; }
                held() { echo "$1"; exit 1; }
                """.formatted(now.getEpochSecond());
    }

    private static String compact(Week week, String between) {
        return week.windows().stream().map(ChangeWindow::compact).collect(Collectors.joining(between));
    }

    private String bash(String environment, String library, String script) throws IOException, InterruptedException {
        var file = Files.writeString(
                folder.resolve("script.sh"),
                Files.readString(Path.of("templates/shell/library").resolve(library)) + script);
        var builder = new ProcessBuilder(List.of("bash", file.toString())).redirectErrorStream(true);
        if (!environment.isEmpty()) {
            var parts = environment.split("=", 2);
            builder.environment().put(parts[0], parts[1]);
        }
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
