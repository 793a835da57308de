package deployspec.cli;

import deployspec.compile.Compilation;
import deployspec.compile.Compiler;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.lint.Linter;
import deployspec.lint.Places;
import deployspec.model.Environment;
import deployspec.model.Spec;
import deployspec.model.decode.SpecDecoder;
import deployspec.source.SchemaCheck;
import deployspec.source.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Read, check against the schema, decode, ask the rules, compile for every environment, ask the rules of the plan. */
final class Checker {
    private static final SchemaCheck SCHEMA = SchemaCheck.bundled();

    private Checker() {}

    static Checked check(Path file) {
        var path = SpecPath.belowRoot(file);
        var document = YamlReader.read(path, SpecPath.bytes(file));
        var found = new Diagnostics();
        found.addAll(document.diagnostics());
        boolean readable = !found.hasErrors();
        var spec = document.root().filter(root -> readable).flatMap(root -> {
            found.addAll(SCHEMA.check(document));
            return found.hasErrors() ? Optional.empty() : SpecDecoder.decode(root, found);
        });
        spec.ifPresent(s -> rules(s, path, found));
        return new Checked(file, path, document.text(), readable, spec, found.sorted());
    }

    private static void rules(Spec spec, String path, Diagnostics found) {
        found.addAll(Linter.check(spec));
        if (!found.hasErrors()) {
            environments(spec)
                    .forEach(environment -> found.addAll(rules(Compiler.compile(spec, path, environment), path)));
        }
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
