package deployspec.bash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What scripts are read as, and what a person is told about those that are none. */
final class BashCorpusTest {
    static final List<BashFile> GOOD = BashFile.GOOD;

    @ParameterizedTest
    @FieldSource("GOOD")
    void readsAScript(BashFile file) {
        String script = file.text();
        var program = ((Reading.Parsed) BashReader.read(script)).program();
        String comments = program.comments().stream()
                .map(comment -> "#" + comment.text() + "\n")
                .collect(Collectors.joining());

        Approvals.verify(
                TreeText.of(script, program) + comments, file.expected().expected());
    }

    @Test
    void saysWhatIsWrong() {
        Approvals.verify(BashFile.BAD.stream().map(BashCorpusTest::told).collect(Collectors.joining("\n")));
    }

    @Test
    void wordsEveryComplaintAlike() {
        assertThat(BashFile.BAD)
                .extracting(file -> error(file.text()).what())
                .allSatisfy(what -> assertThat(what)
                        .doesNotEndWith(".")
                        .matches("[^A-Z].*")
                        .doesNotContainIgnoringCase("token", "unexpected", "parse", "EOF"));
    }

    /** Git would not keep the file. */
    @Test
    void saysWhereAnInvisibleCharacterSpoilsAWord() {
        assertThat(error("if a; then\r\n  b\r\nfi\r\n").what())
                .isEqualTo(
                        "this `if` has no `then`; lines end in CR and LF here, and bash takes the CR for a part of the"
                                + " last word");
        assertThat(BashReader.read("a\r\nb\r\n")).isInstanceOf(Reading.Parsed.class);
    }

    private static SyntaxError error(String script) {
        return ((Reading.Unparseable) BashReader.read(script)).error();
    }

    /** The script with carets under what is wrong, then the sentence. */
    private static String told(BashFile file) {
        String script = file.text();
        var error = error(script);
        String opening =
                error.opening().map(o -> underlined(script, o, "-", o.what())).orElse("");
        return file + "\n" + underlined(script, error, "^", error.what()) + opening;
    }

    private static String underlined(String script, Region region, String mark, String label) {
        int start = script.lastIndexOf('\n', Math.max(0, region.from() - 1)) + 1;
        start = region.from() == 0 ? 0 : start;
        int end = script.indexOf('\n', region.from());
        String line = script.substring(start, end < 0 ? script.length() : end).replace("\r", "␍");
        int width = Math.max(1, Math.min(region.to(), start + line.length()) - region.from());
        return "    %s\n    %s%s %s\n".formatted(line, " ".repeat(region.from() - start), mark.repeat(width), label);
    }
}
