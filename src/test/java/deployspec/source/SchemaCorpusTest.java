package deployspec.source;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.CorpusFile;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.report.DiagnosticText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is told about each kind of mistake that a schema finds, on a language in small that changes for no other reason. */
final class SchemaCorpusTest {
    private static final SchemaCheck SMALL = SchemaCheck.against(
            JsonTrees.read(SchemaCorpusTest.class.getResourceAsStream("/corpus/schema/schema.json")));
    private static final SchemaCheck BUNDLED = SchemaCheck.bundled();

    static final List<CorpusFile> CASES = CorpusFile.in("schema");

    @ParameterizedTest
    @FieldSource("CASES")
    void saysWhatIsWrong(CorpusFile mistake) {
        Document document = YamlReader.read(mistake.name(), mistake.bytes());

        Approvals.verify(new DiagnosticText(80, false).show(document.text(), complaints(document)), mistake.expected());
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void neverSpeaksLikeTheValidator(CorpusFile mistake) {
        Document document = YamlReader.read(mistake.name(), mistake.bytes());

        assertThat(complaints(document))
                .isNotEmpty()
                .allSatisfy(complaint -> assertThat(complaint.toString())
                        .doesNotContainIgnoringCase("schema", "additional prop", "oneOf", "anyOf", "regex", "$ref"));
    }

    private static List<Diagnostic> complaints(Document document) {
        var complaints = new Diagnostics();
        complaints.addAll(document.diagnostics());
        complaints.addAll(SMALL.check(document));
        return complaints.sorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"specs/quickstart.yaml", "specs/story-portal-v2.yaml"})
    void findsNothingWrongWithARealSpec(String path) throws Exception {
        Document document = YamlReader.read(path, Files.readAllBytes(Path.of(path)));

        assertThat(document.diagnostics()).isEmpty();
        assertThat(BUNDLED.check(document)).isEmpty();
    }

    @Test
    void findsATypoWithThePublishedSchema() {
        Document document = read("spec: deployment/v1\nid: x\ntitel: X\nphases: [{phase: P, steps: [Do it]}]\n");

        assertThat(BUNDLED.check(document)).singleElement().satisfies(complaint -> {
            assertThat(complaint.code()).isEqualTo("unknown-key");
            assertThat(complaint.span().place()).isEqualTo("x.yaml:3:1");
            assertThat(complaint.subject().text()).isEqualTo("did you mean `title`?");
        });
    }

    @Test
    void checksAsManyStepsAsTheReaderLetsThrough() {
        var spec = new StringBuilder("spec: deployment/v1\nid: x\ntitle: X\nphases:\n  - phase: P\n    steps:\n");
        IntStream.range(0, 9_000)
                .forEach(i -> spec.append("      - {step: S, run: date, read-only: true, late: aks}\n"));

        Document document = read(spec.toString());

        assertThat(document.diagnostics()).isEmpty();
        assertThat(BUNDLED.check(document)).hasSize(9_000);
    }

    private static Document read(String yaml) {
        return YamlReader.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
