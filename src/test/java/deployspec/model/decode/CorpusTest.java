package deployspec.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Diagnostics;
import deployspec.source.SchemaCheck;
import deployspec.source.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The published specs and those of the corpus are read, checked and decoded without a complaint. */
class CorpusTest {
    private static final SchemaCheck CHECK = SchemaCheck.bundled();

    @TestFactory
    Stream<DynamicTest> everySpecDecodes() {
        return Stream.of("specs", "src/test/resources/corpus/specs", "src/test/resources/corpus/rules")
                .flatMap(folder -> specsBelow(Path.of(folder)).stream())
                .map(f -> DynamicTest.dynamicTest(f.toString(), () -> decodes(f)));
    }

    private static List<Path> specsBelow(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(
                            f -> f.toString().endsWith(".yaml") && !f.toString().endsWith(".answers.yaml"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
