package deployspec.launch;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.ExternalTool;
import deployspec.tools.FakeTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged tool writes to a real terminal while a script runs, and what is left there of it. */
final class LiveLineIT {
    private static final String SPEC = """
            spec: deployment/v1
            id: live
            title: Live
            inputs: {PLACE: {about: Where the test waits}}
            phases:
              - phase: Main
                steps:
                  - step: Copy it
                    id: copy
                    read-only: true
                    run: |
                      echo 'layer one'
                      until [ -e "$PLACE/go" ]; do sleep 0.02; done
                  - {step: Look at it, id: look}
            """;

    @TempDir
    private Path folder;

    private Tool tool;

    @BeforeEach
    void prepare() throws IOException {
        ExternalTool.require("script");
        Tool.prepare(folder);
        tool = new Tool(folder);
        Files.writeString(folder.resolve("live.yaml"), SPEC);
    }

    /** It is there while the script runs, and nothing is left of it in what can be scrolled back to. */
    @Test
    void nothingIsLeftOfTheLine() throws IOException {
        var terminal = carriedOut("xterm", " · layer one", List.of());
        assertThat(terminal.frames()).anyMatch(f -> f.matches("… A\\.1 Copy it · [0-9]+s of at most 10m · layer one"));
        // Without colour, because NO_COLOR says so.
        assertThat(Files.readString(folder.resolve("said"))).doesNotContainPattern("\u001b\\[[0-9;]+m");
        assertThat(terminal.lines())
                .noneMatch(l -> l.contains("…"))
                .noneMatch(l -> l.contains("layer one"))
                .filteredOn(l -> l.contains("▸") || l.contains("✓"))
                .allMatch(l -> l.matches("[0-9]{2}:[0-9]{2}:[0-9]{2} .*"))
                .extracting(l -> l.substring(9))
                .containsExactly("▸ A.1 Copy it", "  ✓ passed", "▸ A.2 Look at it", "  ✓ passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dumb", "xterm --plain", "xterm CI"})
    void linesAloneAreWrittenWhereThatIsAskedFor(String how) throws IOException {
        var words = List.of(how.split(" "));
        var terminal = carriedOut(words.getFirst(), "Run a script", words.subList(1, words.size()));
        assertThat(terminal.frames()).noneMatch(f -> f.startsWith("…"));
        assertThat(terminal.lines()).anyMatch(l -> l.endsWith("  ✓ passed"));
    }

    private FakeTerminal carriedOut(String term, String shown, List<String> options) throws IOException {
        var said = folder.resolve("said");
        var arguments = new ArrayList<>(List.of(
                "execute", "live.yaml", "--yes", "--state", tool.state().toString(), "--set", "PLACE=" + folder));
        boolean builds = options.contains("CI");
        if (!builds) {
            arguments.addAll(options);
        }
        var process = tool.startOnTerminal(
                said, Map.of("TERM", term, "CI", builds ? "true" : ""), arguments.toArray(String[]::new));
        until(said, shown);
        Files.createFile(folder.resolve("go"));
        until(said, "leave it out");
        process.getOutputStream().write("done\r".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        assertThat(Tool.end(process, said).exit()).as(Files.readString(said)).isZero();
        var terminal = new FakeTerminal(80, true);
        for (var piece : Files.readString(said).split("(?<=\u001b\\[J)|(?=\n)")) {
            terminal.write(piece);
        }
        return terminal;
    }

    private static void until(Path said, String shown) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.readString(said).contains(shown)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it never said `%s`:\n%s".formatted(shown, Files.readString(said)));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
