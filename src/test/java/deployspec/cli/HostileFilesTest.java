package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import deployspec.diagnostic.Diagnostic;
import deployspec.hostile.HostileFile;
import deployspec.hostile.HostileFiles;
import deployspec.lint.Settings;
import deployspec.report.DiagnosticText;
import deployspec.source.Limits;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each class of hostile input ends in a located sentence; what is only unusual is read. */
final class HostileFilesTest {
    static final List<HostileFile> FILES = HostileFiles.all();

    /** Only against hanging: each takes well under a second, and the packaged tool's times are measured elsewhere. */
    private static final Duration HANGS = Duration.ofSeconds(60);

    /** What a person may be told at most, in characters: a screenful for each of a hundred findings. */
    private static final int LONGEST = 200_000;

    @Test
    void every_class_is_there_once() {
        assertThat(FILES.stream().map(HostileFile::name).collect(Collectors.toSet()))
                .hasSameSizeAs(FILES)
                .hasSizeGreaterThanOrEqualTo(56);
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void is_told_in_a_located_sentence(HostileFile file) {
        var checked = assertTimeoutPreemptively(
                HANGS, () -> new Checker(Optional.empty()).checked("hostile.yaml", read(file), Settings.USUAL));
        var told = new DiagnosticText(80, false).show(checked.source(), checked.diagnostics());

        if (file.isRead()) {
            assertThat(checked.hasErrors()).as(told).isFalse();
        } else if (!file.isAnswered()) {
            assertThat(checked.diagnostics()).extracting(Diagnostic::code).contains(file.code());
            assertThat(told).contains("error[" + file.code() + "]").contains("┌─ hostile.yaml:");
            assertThat(told).hasSizeLessThan(LONGEST);
        }
        assertThat(told.codePoints().filter(c -> Character.isISOControl(c) && c != '\n'))
                .as("characters that a terminal obeys")
                .isEmpty();
        if (!checked.readable()) {
            assertThat(checked.exit()).isEqualTo(Exit.USAGE);
            assertThat(checked.diagnostics()).hasSizeLessThanOrEqualTo(2 * Limits.COMPLAINTS);
        }
    }

    /** No more than the tool would take from a disk. */
    private static byte[] read(HostileFile file) {
        var bytes = file.bytes();
        return bytes.length <= Limits.BYTES ? bytes : Arrays.copyOf(bytes, Limits.BYTES + 1);
    }
}
