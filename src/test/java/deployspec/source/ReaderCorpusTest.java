package deployspec.source;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.CorpusFile;
import deployspec.report.DiagnosticText;
import java.util.List;
import org.approvaltests.Approvals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a person is told about each kind of mistake that the reader knows. */
final class ReaderCorpusTest {
    static final List<CorpusFile> CASES = CorpusFile.in("reader");

    @ParameterizedTest
    @FieldSource("CASES")
    void saysWhatIsWrong(CorpusFile mistake) {
        Document document = YamlReader.read(mistake.name(), mistake.bytes());

        Approvals.verify(
                new DiagnosticText(80, false).show(document.text(), document.diagnostics()), mistake.expected());
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void neverSpeaksLikeTheParser(CorpusFile mistake) {
        Document document = YamlReader.read(mistake.name(), mistake.bytes());

        assertThat(document.diagnostics()).isNotEmpty().allSatisfy(complaint -> {
            assertThat(complaint.summary()).doesNotContainIgnoringCase("token", "scalar", "while scanning", "expected");
            assertThat(complaint.help()).isNotEmpty();
        });
    }
}
