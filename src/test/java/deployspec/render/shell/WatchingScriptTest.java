package deployspec.render.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the samples of a runbook's watch are taken, by a clock that only pauses and readings move. */
final class WatchingScriptTest {
    private static final String CLOCK = """
            clock=0 due=0
            milliseconds() { printf '%s\\n' "$clock"; }
            sleep_ms() { clock=$((clock + $1)); }
            for reading in $1; do
              until_due 10000
              printf '%s ' "$((clock / 1000))"
              clock=$((clock + reading * 1000))
            done
            """;

    /** @param readings how many seconds each takes */
    @ParameterizedTest
    @CsvSource({
        "0 0 0 0,     10 20 30 40",
        "4 4 4 4,     10 20 30 40",
        "14 0 0 0,    10 24 30 40",
        "300 0 0 0,   10 310 320 330",
    })
    void keepsToTheirMomentsAndTakesNoneTwiceAtOnce(String readings, String moments)
            throws IOException, InterruptedException {
        var script = Files.readString(Path.of("templates/shell/library/watching.sh")) + CLOCK;

        var bash = new ProcessBuilder("bash", "-c", script, "watching", readings).start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo(moments);
        assertThat(bash.waitFor()).isZero();
    }
}
