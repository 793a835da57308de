package deployspec.cli;

import deployspec.diff.Change;
import deployspec.diff.Effect;
import deployspec.diff.EnvironmentsDiffer;
import deployspec.diff.Finding;
import deployspec.diff.Subject;
import deployspec.lint.Settings;
import deployspec.model.Spec;
import deployspec.report.DiagnosticText;
import deployspec.report.DiffAnnotations;
import deployspec.report.DiffJson;
import deployspec.report.DiffMarkdown;
import deployspec.report.DiffText;
import deployspec.report.SpecComparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spec diff}: what a change of a spec means, and first of all what it weakens. Runs nothing, opens no socket. */
@Command(
        name = "diff",
        description = "Shows what a change of a spec means, and first what became weaker.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @Parameters(index = "0", paramLabel = "OLD", description = "A spec file, or REVISION:PATH in git.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "Likewise.")
    private String after = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, github (annotations) or markdown (a comment).",
            defaultValue = "text")
    private Format format = Format.text;

    @Option(
            names = "--fail-on",
            paramLabel = "WHAT",
            description = "Exit with 1 if something is, or may be, weaker; on any difference; or never.",
            defaultValue = "never")
    private FailOn failOn = FailOn.never;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.", defaultValue = "auto")
    private Colour colour = Colour.AUTO;

    /** Named as they are typed. */
    private enum Format {
        text,
        json,
        github,
        markdown
    }

    private enum FailOn {
        weaker,
        any,
        never
    }

    DiffCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var old = DiffSide.of(before);
        var fresh = DiffSide.of(after);
        mustBeThere(old, fresh);
        var wrong = Stream.of(old, fresh)
                .flatMap(s -> s.checked().stream())
                .filter(Checked::hasErrors)
                .toList();
        if (!wrong.isEmpty()) {
            var text = new DiagnosticText(Terminals.width(environment), Colour.wanted(colour, environment));
            wrong.forEach(w -> streams.err().print(text.show(w.source(), w.diagnostics())));
            return wrong.stream()
                    .map(Checked::exit)
                    .max(Exit::compareTo)
                    .orElseThrow()
                    .code();
        }
        var comparison = comparison(old, fresh);
        streams.out().print(written(comparison));
        return fails(comparison) ? Exit.FINDINGS.code() : Exit.DONE.code();
    }

    /** One may be missing: then it is the other one that is new, or that is gone. */
    private static void mustBeThere(DiffSide old, DiffSide fresh) {
        boolean oneCameOrWent = old.path().equals(fresh.path())
                && (old.checked().isPresent() || fresh.checked().isPresent());
        if (!oneCameOrWent) {
            Stream.of(old, fresh).filter(s -> s.checked().isEmpty()).findFirst().ifPresent(missing -> {
                var remedy =
                        missing.meant().map("Did you mean `%s`?"::formatted).orElse("Check the path.");
                throw new UsageFault("there is no file `%s`".formatted(missing.name()), remedy);
            });
        }
    }

    private static SpecComparison comparison(DiffSide old, DiffSide fresh) {
        if (old.checked().isEmpty() || fresh.checked().isEmpty()) {
            return new SpecComparison(old.name(), fresh.name(), fresh.path(), List.of(cameOrWent(old, fresh)));
        }
        var was = old.compiled(fresh.path());
        var is = fresh.compiled(fresh.path());
        var places = new SubjectPlaces(spec(fresh), is.values());
        var oldPlaces = new SubjectPlaces(spec(old), was.values());
        var procedure = Subject.procedure(is.firstEntry().getValue().plan());
        var excuses = ExcuseChanges.between(old.checked().get(), fresh.checked().get(), procedure);
        // Elsewhere, a file is judged by what another project wants.
        var settings = old.path().equals(fresh.path())
                ? SettingsChanges.between(settings(old), settings(fresh), procedure)
                : List.<SpecComparison.Entry>of();
        var entries = Stream.of(
                        EnvironmentsDiffer.diff(DiffSide.plans(was), DiffSide.plans(is)).stream()
                                .map(f -> entry(f, oldPlaces, places)),
                        excuses.stream(),
                        settings.stream())
                .flatMap(found -> found)
                .toList();
        return new SpecComparison(old.name(), fresh.name(), fresh.path(), entries);
    }

    private static SpecComparison.Entry entry(Finding finding, SubjectPlaces before, SubjectPlaces after) {
        var subject = finding.change().subject();
        var place = after.of(subject);
        return new SpecComparison.Entry(finding, place.or(() -> before.of(subject)), place.isEmpty());
    }

    private static Spec spec(DiffSide side) {
        return side.checked().orElseThrow().spec().orElseThrow();
    }

    private static Settings settings(DiffSide side) {
        return side.checked().orElseThrow().settings();
    }

    private static SpecComparison.Entry cameOrWent(DiffSide old, DiffSide fresh) {
        boolean gone = fresh.checked().isEmpty();
        var side = gone ? old : fresh;
        var plan = side.compiled(side.path()).firstEntry().getValue().plan();
        var change = new Change(
                gone ? Effect.WEAKER : Effect.ADDED,
                gone ? "spec-removed" : "spec-added",
                Subject.procedure(plan),
                gone ? "the whole procedure is gone" : "the whole procedure is new",
                Optional.empty(),
                Optional.empty());
        return new SpecComparison.Entry(new Finding(change, List.of()), Optional.empty(), gone);
    }

    private String written(SpecComparison comparison) {
        return switch (format) {
            case text ->
                new DiffText(Terminals.width(environment), Colour.wanted(colour, environment)).show(comparison);
            case json -> DiffJson.write(comparison);
            case github -> DiffAnnotations.write(comparison);
            case markdown -> DiffMarkdown.write(comparison);
        };
    }

    private boolean fails(SpecComparison comparison) {
        return switch (failOn) {
            case weaker -> comparison.weaker() > 0;
            case any -> !comparison.entries().isEmpty();
            case never -> false;
        };
    }
}
