package deployspec.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Diagnostics;
import deployspec.source.SchemaCheck;
import deployspec.source.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The published specs and those of the corpus are read, checked and decoded without a complaint. */
class CorpusTest {
    private static final SchemaCheck CHECK = SchemaCheck.bundled();

    @TestFactory
    Stream<DynamicTest> everySpecDecodes() throws IOException {
        try (var specs = Files.walk(Path.of("specs"));
                var corpus = Files.walk(Path.of("src/test/resources/corpus"))) {
            return Stream.concat(specs, corpus).toList().stream()
                    .filter(f -> f.toString().endsWith(".yaml") && !f.toString().endsWith(".answers.yaml"))
                    .map(f -> DynamicTest.dynamicTest(f.toString(), () -> decodes(f)));
        }
    }

    private static void decodes(Path file) throws IOException {
        var document = YamlReader.read(file.toString(), Files.readAllBytes(file));
        var found = new Diagnostics();
        found.addAll(document.diagnostics());
        found.addAll(CHECK.check(document));
        assertThat(found.sorted()).isEmpty();
        assertThat(SpecDecoder.decode(document.root().orElseThrow(), found)).isPresent();
        assertThat(found.sorted()).isEmpty();
    }
}
