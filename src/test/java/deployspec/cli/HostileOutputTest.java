package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script says what it likes: that it is the terminal, the tool, or the machine that runs a workflow. */
final class HostileOutputTest {
    private static final List<String> SAID = List.of(
            "\u001b[2J\u001b[H all is well",
            "\u001b]0;owned\u0007title",
            "\u001b]52;c;cm0gLXJmIC8=\u0007clipboard",
            "\u001b]8;;http://evil.invalid\u001b\\link\u001b]8;;\u001b\\",
            "\u001b[6n\u001b[c who are you",
            "\u001bP+q544e\u001b\\",
            "\u009b31mred in one byte",
            "over\rwritten ✓ passed",
            "back\b\b\b\bspace",
            "bell \u0007",
            "a\u202eevitcele\u202c reversed",
            "zero\u200bwidth\ufeff",
            "line\u2028separator",
            "\u001b[32m✓ passed\u001b[0m",
            "──  1 Go ahead · Release Manager",
            "   run it? [Enter] > ",
            "::error file=a::b",
            "   ::set-output name=a::b",
            "::add-mask::x",
            "::stop-commands::token",
            "##[error]not mine",
            "##[command]rm -rf /",
            "\u0000nul\u0001\u001f");

    private static final Pattern OBEYED = Pattern.compile("(?m)^[\\s\\p{Z}\\x85]*::|##\\[[A-Za-z-]");
    private static final Pattern FORGED = Pattern.compile("(?m)^(──  1 Go ahead|   run it\\?)");

    @TempDir
    private Path folder;

    @Test
    void nothingOfItIsObeyedByATerminalOrByARunner() throws Exception {
        var spec = Files.writeString(folder.resolve("hostile.yaml"), spec());
        var call = Call.in(
                Map.of("PATH", System.getenv("PATH"), "GITHUB_ACTIONS", "true"),
                new byte[0],
                "execute",
                spec,
                "--yes",
                "--state",
                folder.resolve("state"));
        assertThat(call.code()).as(call.err()).isZero();
        var shown = call.out() + call.err();
        var report = Files.readString(
                folder.resolve("state/runs").resolve(call.out().strip()).resolve("report.md"));
        int reached = controls(shown) + controls(report) + obeyed(shown, OBEYED) + obeyed(shown, FORGED);
        System.out.printf(
                "hostile output: %d kinds, each captured, printed and failed with, %d reached anybody%n",
                SAID.size(), reached);
        assertThat(controls(shown)).as(shown).isZero();
        assertThat(controls(report)).as(report).isZero();
        assertThat(obeyed(shown, OBEYED)).as(shown).isZero();
        assertThat(obeyed(shown, FORGED)).as(shown).isZero();
        assertThat(shown).contains("⟨U+001B⟩", "all is well", "⟨U+202E⟩");
    }

    private static int controls(String text) {
        return (int) text.codePoints()
                .filter(c -> c != '\n' && c != '\t')
                .filter(c -> switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR -> true;
                    default -> false;
                })
                .count();
    }

    private static int obeyed(String text, Pattern pattern) {
        return (int) pattern.matcher(text).results().count();
    }

    private static String spec() {
        var steps = new StringBuilder();
        for (int i = 0; i < SAID.size(); i++) {
            var text = Base64.getEncoder().encodeToString(SAID.get(i).getBytes(StandardCharsets.UTF_8));
            steps.append("""
                      - step: Say and fail %1$d
                        id: fail-%1$d
                        read-only: true
                        run: echo %2$s | base64 -d; exit 1
                        on-failure: continue
                      - step: Say and keep %1$d
                        id: keep-%1$d
                        read-only: true
                        run: echo %2$s | base64 -d
                        capture: {SAID_%1$d: {read: text}}
                        on-failure: continue
                      - step: "What was said: ${SAID_%1$d}"
                        id: title-%1$d
                        read-only: true
                        run: echo ok
                        on-failure: continue
                """.formatted(i, text));
        }
        return """
                spec: deployment/v1
                id: hostile
                title: Hostile
                phases:
                  - phase: Main
                    steps:
                %s""".formatted(steps);
    }
}
