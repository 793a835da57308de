package deployspec.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.CorpusFile;
import java.util.List;
import org.approvaltests.Approvals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each format says of the same findings, and of none. */
final class FormatsTest {
    static List<Format> formats() {
        return Formats.all(80, false);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void tells(Format format) {
        var told = format.write(Samples.ofEverything())
                + format.page(Samples.ofEverything(), 10_000)
                        .map(page -> "\n==== page\n" + page)
                        .orElse("");

        Approvals.verify(told, CorpusFile.named("formats", format.name()).expected());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void tellsThatNothingWasFound(Format format) {
        var told = format.write(Samples.ofNothing())
                + format.page(Samples.ofNothing(), 10_000)
                        .map(page -> "\n==== page\n" + page)
                        .orElse("");

        Approvals.verify(
                told, CorpusFile.named("formats", format.name() + "-of-nothing").expected());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void endsWithALineEnd(Format format) {
        assertThat(format.write(Samples.ofEverything())).endsWith("\n").doesNotEndWith("\n\n");
        assertThat(format.write(Samples.ofNothing())).endsWith("\n").doesNotEndWith("\n\n");
    }
}
