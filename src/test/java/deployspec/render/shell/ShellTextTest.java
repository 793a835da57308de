package deployspec.render.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deployspec.render.HostileStrings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ShellTextTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("withoutNul")
    void bash_reads_a_word_as_it_was(HostileStrings hostile) throws Exception {
        assertThat(bash("printf '%s' " + new ShellWord(hostile.value()).encoded() + "\n"))
                .isEqualTo(hostile.value());
        assertNothingElseHappened();
    }

    @ParameterizedTest
    @MethodSource("withoutNul")
    void bash_reads_a_here_document_as_it_was(HostileStrings hostile) throws Exception {
        var text = hostile.value() + "\nSCRIPT\n\n" + hostile.value() + "\n";
        assertThat(bash("cat " + new HereDocument("SCRIPT", text).encoded() + "\n"))
                .isEqualTo(text);
        assertNothingElseHappened();
    }

    @ParameterizedTest
    @MethodSource("deployspec.render.HostileStrings#all")
    void bash_skips_a_comment(HostileStrings hostile) throws Exception {
        assertThat(bash(new ShellComment(hostile.value()).encoded() + "\nprintf end\n"))
                .isEqualTo("end");
        assertNothingElseHappened();
    }

    @Test
    void a_here_document_ends_at_a_line_that_it_does_not_hold() {
        assertThat(new HereDocument("SCRIPT", "SCRIPT\nSCRIPT_2").encoded())
                .isEqualTo("<<'SCRIPT_3'\nSCRIPT\nSCRIPT_2\nSCRIPT_3");
    }

    @Test
    void a_command_takes_strings_as_words_and_numbers_as_they_are() {
        var call =
                ShellCommand.of("gate", "it's", 3, new ShellName("threshold_x")).orReturn();
        assertThat(call.encoded()).isEqualTo("gate 'it'\\''s' 3 threshold_x || return");
    }

    @Test
    void refuses_what_bash_cannot_hold() {
        assertThatThrownBy(() -> new ShellWord("a\0b")).hasMessageContaining("NUL");
        assertThatThrownBy(() -> new HereDocument("SCRIPT", "a\0b")).hasMessageContaining("NUL");
        assertThatThrownBy(() -> new ShellName("x; touch y")).hasMessageContaining("no name");
    }

    static List<HostileStrings> withoutNul() {
        return HostileStrings.all().stream()
                .filter(h -> h.value().indexOf('\0') < 0)
                .toList();
    }

    private String bash(String script) throws Exception {
        var file = Files.writeString(folder.resolve("script"), script);
        var process = new ProcessBuilder("bash", "--noprofile", "--norc", file.toString())
                .directory(folder.toFile())
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    private void assertNothingElseHappened() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()).toList()).isEqualTo(List.of("script"));
        }
    }
}
