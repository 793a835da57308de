package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.source.Node;
import deployspec.source.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Documents for tests: read, decoded, and what was said about them. */
final class Documents {
    private static final String HEAD = "spec: deployment/v1\nid: x\ntitle: X\n";

    private Documents() {}

    static Node.Fields read(String yaml) {
        var document = YamlReader.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        if (document.hasErrors()) {
            throw new IllegalArgumentException(document.diagnostics().toString());
        }
        return document.root().orElseThrow();
    }

    static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A spec of these declarations and one phase without meaning. */
    static Spec spec(String declarations) {
        return decoded(HEAD + declarations + "\nphases: [{phase: P, steps: [S]}]\n");
    }

    /** The step that this text is, as the only one of a spec. */
    static Step step(String text) {
        return decoded(around(text)).steps().findFirst().orElseThrow();
    }

    /** What is said about the step that this text is: {@code code at "the underlined text": summary} and the advice. */
    static String complaint(String text) {
        return complaints(around(text));
    }

    static String complaintAbout(String declarations) {
        return complaints(HEAD + declarations + "\nphases: [{phase: P, steps: [S]}]\n");
    }

    static Spec decoded(String yaml) {
        var found = new Diagnostics();
        return SpecDecoder.decode(read(yaml), found)
                .orElseThrow(() -> new IllegalArgumentException(found.sorted().toString()));
    }

    private static String around(String step) {
        return HEAD + "phases:\n  - phase: P\n    steps:\n      -\n"
                + step.stripTrailing().indent(8);
    }

    private static String complaints(String yaml) {
        var found = new Diagnostics();
        SpecDecoder.decode(read(yaml), found);
        var lines = yaml.lines().toList();
        return found.sorted().stream().map(d -> said(d, lines)).collect(Collectors.joining("\n"));
    }

    private static String said(Diagnostic diagnostic, List<String> lines) {
        var span = diagnostic.span();
        var line = lines.get(span.line() - 1);
        var underlined =
                line.substring(span.column() - 1, span.line() == span.endLine() ? span.endColumn() - 1 : line.length());
        return (diagnostic.code() + " at [" + underlined + "] " + diagnostic.summary() + ". "
                        + String.join(" ", diagnostic.help()))
                .strip();
    }
}
