package deployspec.launch;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.ExternalTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guided run on a terminal that can do nothing but write lines, as a screen reader has it. */
final class PlainTerminalIT {
    private static final String SPEC = """
            spec: deployment/v1
            id: plain
            title: Plain
            contacts: {lead: {role: Lead}}
            environments: {production: {production: true}}
            phases:
              - phase: Deploy
                steps:
                  - {step: Look at the page, id: look, about: "It is *new*."}
                  - {step: May we go on, approve: {by: [lead], question: "Go?"}}
                  - step: Who is on call
                    id: duty
                    capture: {TOKEN: {ask: "The token of the day?", secret: true}}
                  - {step: Break, id: break, run: 'printf "\\033[31mred\\033[0m\\n" >&2; exit 3', read-only: true, on-failure: ask}
            """;

    /** What is waited for, and what is typed then. The first answer is none. */
    private static final List<String> DIALOGUE = List.of(
            "Look at the page",
            "dnoe",
            "leave it out",
            "done",
            "I don't",
            "approve",
            "as Lead",
            "Lena",
            "Who is on call” done?",
            "done",
            "token of the day",
            "",
            "> ",
            "s3cret-word",
            "did not pass",
            "skip",
            "why?",
            "it is known");

    @TempDir
    private Path folder;

    @Test
    void nothingMovesTheCursorOrColoursAnything() throws Exception {
        ExternalTool.require("script");
        Tool.prepare(folder);
        Files.writeString(folder.resolve("plain.yaml"), SPEC);

        var said = dialogue("dumb");

        assertThat(said)
                .contains("Who is on call", "Lena approved", "skip: it is known", "Done: ")
                .doesNotContain("\u001b")
                .doesNotContain("\b")
                .doesNotContain("s3cret-word");
        assertThat(said.replace("\r\n", ""))
                .as("carriage returns that write over a line")
                .doesNotContain("\r");
        // Without it, nobody could tell that such things would be seen here.
        var said256 = folder.resolve("said-256");
        var colourful = new Tool(folder).startOnTerminalOf("xterm-256color", said256, "execute", "plain.yaml", "--yes");
        until(said256, "\u001b", 0);
        colourful.destroyForcibly().onExit().join();
    }

    private String dialogue(String terminal) throws Exception {
        var tool = new Tool(folder);
        var said = folder.resolve("said-" + terminal);
        var process = tool.startOnTerminalOf(
                terminal,
                said,
                "execute",
                "plain.yaml",
                "--yes",
                "--environment",
                "production",
                "--state",
                folder.resolve("state-" + terminal).toString());
        try (var keyboard = process.getOutputStream()) {
            int read = 0;
            for (int i = 0; i < DIALOGUE.size(); i += 2) {
                read = until(said, DIALOGUE.get(i), read);
                var typed = DIALOGUE.get(i + 1);
                keyboard.write((typed.isEmpty() ? "" : typed + "\n").getBytes(StandardCharsets.UTF_8));
                keyboard.flush();
            }
            until(said, "report ", read);
            assertThat(Tool.end(process, said).exit()).isZero();
        }
        return Files.readString(said);
    }

    /** Where these words end that are said behind that place. */
    private static int until(Path said, String words, int from) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            var text = Files.readString(said, StandardCharsets.UTF_8);
            int found = text.indexOf(words, from);
            if (found >= 0) {
                return found + words.length();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError(
                "nobody said “%s”:%n%s".formatted(words, Files.readString(said).substring(from)));
    }
}
