package deployspec.cli;

import deployspec.compile.Compiler;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.lint.Linter;
import deployspec.lint.Places;
import deployspec.lint.Rule;
import deployspec.lint.Settings;
import deployspec.lint.Subject;
import deployspec.model.Environment;
import deployspec.model.Spec;
import deployspec.model.decode.SpecDecoder;
import deployspec.source.Document;
import deployspec.source.IncludedFiles;
import deployspec.source.Includes;
import deployspec.source.SchemaCheck;
import deployspec.source.YamlReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Read, check against the schema, decode, ask the rules, compile for every environment, ask the rules of the plan.
 *
 * @param today the day by which dates are judged, if any is to be
 * @param errorsOnly whether only rules are asked whose complaint is an error
 */
record Checker(Optional<LocalDate> today, boolean errorsOnly) {
    /** Made while the first spec is being read, which takes about as long. */
    private static final CompletableFuture<SchemaCheck> SCHEMA = CompletableFuture.supplyAsync(SchemaCheck::bundled);

    /** For who wants to know all. */
    Checker(Optional<LocalDate> today) {
        this(today, false);
    }

    /** @throws UsageFault if the file, or the settings of its project, cannot be read */
    static Checked check(Path file) {
        return new Checker(Optional.empty()).checked(file);
    }

    /** For who goes on to use a spec: advice is for {@code validate}, and takes as long as all the rest. */
    static Checker forErrors() {
        return new Checker(Optional.empty(), true);
    }

    Checked checked(Path file) {
        return checked(
                SpecPath.belowRoot(file), SpecPath.bytes(file), ProjectSettings.of(file), FilesBelowRoot.of(file));
    }

    /** A spec that includes nothing. */
    Checked checked(String path, byte[] bytes, Settings settings) {
        return checked(path, bytes, settings, IncludedFiles.NONE);
    }

    /**
     * @param path what the spec is called in everything made from it
     * @param files where it finds what it includes
     */
    Checked checked(String path, byte[] bytes, Settings settings, IncludedFiles files) {
        var own = YamlReader.read(path, bytes);
        var includes = Includes.in(own, files);
        var document = includes.whole();
        var found = new Diagnostics();
        found.addAll(document.diagnostics());
        boolean readable = !own.hasErrors() && includes.included().stream().noneMatch(Document::hasErrors);
        var spec = document.root().filter(root -> !document.hasErrors()).flatMap(root -> {
            found.addAll(SCHEMA.join().check(document));
            return found.hasErrors() ? Optional.empty() : SpecDecoder.decode(root, found);
        });
        spec.ifPresent(s -> {
            var itself = new Document(document.text(), own.root(), own.diagnostics());
            found.addAll(rules(Subject.of(s, itself, includes.included(), today), settings));
        });
        return new Checked(path, document.text(), readable, spec, settings, found.sorted());
    }

    private List<Diagnostic> rules(Subject subject, Settings settings) {
        Predicate<Rule> asked = errorsOnly ? Linter.thoseOfErrors(settings) : Linter::all;
        var found = new ArrayList<>(Linter.checkForAPlan(subject));
        // Neither of the two knows of the other, so they need not wait for each other.
        var ofPlans = found.isEmpty()
                ? CompletableFuture.supplyAsync(() ->
                        rulesOfPlans(subject.spec(), subject.document().text().file(), asked))
                : CompletableFuture.completedFuture(List.<Diagnostic>of());
        found.addAll(Linter.check(subject, asked));
        found.addAll(ofPlans.join());
        return Linter.review(subject, found, settings, asked);
    }

    private static List<Diagnostic> rulesOfPlans(Spec spec, String path, Predicate<Rule> asked) {
        return environments(spec)
                .flatMap(environment -> {
                    var compilation = Compiler.compile(spec, path, environment);
                    return Linter.check(compilation.plan(), new Places(path, compilation.places()), asked).stream();
                })
                .toList();
    }

    /** Each that the spec declares; none, once, where it declares none. */
    private static Stream<Optional<Environment>> environments(Spec spec) {
        return spec.environments().isEmpty()
                ? Stream.of(Optional.empty())
                : spec.environments().stream().map(Optional::of);
    }
}
