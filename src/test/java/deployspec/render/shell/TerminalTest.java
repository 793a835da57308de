package deployspec.render.shell;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.compile.Compiler;
import deployspec.diagnostic.Diagnostics;
import deployspec.model.decode.SpecDecoder;
import deployspec.source.YamlReader;
import deployspec.tools.Bats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A runbook at a terminal, with somebody at the keys: {@code src/test/bats}. */
final class TerminalTest {
    private static final Path TESTS = Path.of("src/test/bats");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> answers_whoever_is_at_the_keys() throws IOException {
        var runbook = Files.writeString(folder.resolve("runbook.sh"), runbook());
        return BashVersion.all()
                .flatMap(bash -> Bats.run(
                                TESTS.resolve("terminal.bats"),
                                runbook,
                                bash.asFirst(folder.resolve(bash.program().replace('/', '_'))))
                        .stream()
                        .map(result -> DynamicTest.dynamicTest(
                                bash + " " + result.name(),
                                () -> assertThat(result.fault()).isEmpty())));
    }

    private static String runbook() throws IOException {
        var document = YamlReader.read("procedure.yaml", Files.readAllBytes(TESTS.resolve("procedure.yaml")));
        var found = new Diagnostics();
        var spec = document.root().flatMap(root -> SpecDecoder.decode(root, found));
        assertThat(found.sorted()).isEmpty();
        return RunningRunbook.of(Compiler.compile(spec.orElseThrow(), "procedure.yaml", Optional.empty())
                .plan());
    }
}
