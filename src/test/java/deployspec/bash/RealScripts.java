package deployspec.bash;

import deployspec.diagnostic.Diagnostics;
import deployspec.lint.uses.Uses;
import deployspec.model.Script;
import deployspec.model.decode.SpecDecoder;
import deployspec.source.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scripts of this repository: those in specs, those that are rendered, and the launcher. */
final class RealScripts {
    private RealScripts() {}

    static List<String> all() {
        var files = Stream.concat(
                        Stream.concat(files("templates", ".sh"), files("generated", "runbook.sh")),
                        Stream.of(Path.of("spec")))
                .map(BashFile::read)
                // a template with a tag in it becomes a script only when it is rendered
                .filter(script -> !script.contains("<%"));
        return Stream.concat(
                        files,
                        files("specs", ".yaml")
                                .filter(file -> !file.toString().endsWith(".answers.yaml"))
                                .flatMap(RealScripts::inSpec))
                .toList();
    }

    private static Stream<String> inSpec(Path file) {
        var document = YamlReader.read(file.toString(), BashFile.read(file).getBytes(StandardCharsets.UTF_8));
        return document.root().flatMap(root -> SpecDecoder.decode(root, new Diagnostics())).stream()
                .flatMap(spec -> Uses.of(spec).scripts().stream())
                .map(use -> use.script())
                // the others are for a database or the like
                .filter(script -> script.shell().isEmpty())
                .map(Script::text);
    }

    private static Stream<Path> files(String folder, String ending) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
