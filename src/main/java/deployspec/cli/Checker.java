package deployspec.cli;

import deployspec.compile.Compilation;
import deployspec.compile.Compiler;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.lint.Linter;
import deployspec.lint.Places;
import deployspec.lint.Settings;
import deployspec.lint.Subject;
import deployspec.model.Environment;
import deployspec.model.Spec;
import deployspec.model.decode.SpecDecoder;
import deployspec.source.Document;
import deployspec.source.SchemaCheck;
import deployspec.source.YamlReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Read, check against the schema, decode, ask the rules, compile for every environment, ask the rules of the plan.
 *
 * @param today the day by which dates are judged, if any is to be
 */
record Checker(Optional<LocalDate> today) {
    private static final SchemaCheck SCHEMA = SchemaCheck.bundled();

    /** @throws UsageFault if the file, or the settings of its project, cannot be read */
    static Checked check(Path file) {
        return new Checker(Optional.empty()).checked(file);
    }

    Checked checked(Path file) {
        return checked(SpecPath.belowRoot(file), SpecPath.bytes(file), ProjectSettings.of(file));
    }

    /** @param path what the spec is called in everything made from it */
    Checked checked(String path, byte[] bytes, Settings settings) {
        var document = YamlReader.read(path, bytes);
        var found = new Diagnostics();
        found.addAll(document.diagnostics());
        boolean readable = !found.hasErrors();
        var spec = document.root().filter(root -> readable).flatMap(root -> {
            found.addAll(SCHEMA.check(document));
            return found.hasErrors() ? Optional.empty() : SpecDecoder.decode(root, found);
        });
        spec.ifPresent(s -> found.addAll(rules(s, document, settings)));
        return new Checked(path, document.text(), readable, spec, settings, found.sorted());
    }

    private List<Diagnostic> rules(Spec spec, Document document, Settings settings) {
        var subject = Subject.of(spec, document, today);
        var found = new ArrayList<>(Linter.checkForAPlan(subject));
        boolean hasPlan = found.isEmpty();
        found.addAll(Linter.check(subject));
        if (hasPlan) {
            var path = document.text().file();
            environments(spec)
                    .forEach(environment -> found.addAll(rules(Compiler.compile(spec, path, environment), path)));
        }
        return Linter.review(subject, found, settings);
    }

    private static List<Diagnostic> rules(Compilation compilation, String path) {
        return Linter.check(compilation.plan(), new Places(path, compilation.places()));
    }

    /** Each that the spec declares; none, once, where it declares none. */
    private static Stream<Optional<Environment>> environments(Spec spec) {
        return spec.environments().isEmpty()
                ? Stream.of(Optional.empty())
                : spec.environments().stream().map(Optional::of);
    }
}
