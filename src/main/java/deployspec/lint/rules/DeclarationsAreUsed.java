package deployspec.lint.rules;

import static java.util.stream.Collectors.toSet;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Suggestions;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Kind;
import deployspec.lint.uses.ToolVariables;
import deployspec.lint.uses.Use;
import deployspec.lint.uses.Uses;
import deployspec.lint.uses.Written;
import deployspec.model.Capture;
import deployspec.model.Located;
import deployspec.model.MeasureSource;
import deployspec.model.Spec;
import deployspec.model.Threshold;
import deployspec.value.Level;
import deployspec.value.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is declared is used somewhere, because a threshold that nothing judges looks like protection and is none. Contacts
 * and environments are left out: a list of numbers is there to be read, and an environment is named by whoever runs.
 */
public final class DeclarationsAreUsed implements SpecRule {
    public static final List<Kind> KINDS = List.of(
            Kind.THRESHOLD, Kind.CHANNEL, Kind.SHELL, Kind.SOURCE, Kind.PROCEDURE, Kind.SECRET, Kind.INPUT, Kind.VALUE);

    /** With more of them, misspelling is not what happened. */
    private static final int MANY = 20;

    private final Kind kind;

    public DeclarationsAreUsed(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Page page() {
        return new Page(
                "unused-" + word(),
                kind == Kind.VALUE ? Severity.NOTE : Severity.WARNING,
                "Nothing uses %s that is declared.".formatted(spoken()),
                reason(),
                remedy("NAME"));
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        // What is included is declared for other specs, too.
        var declared = declared(subject.spec()).stream()
                .filter(name -> subject.isOwn(name.span()))
                .toList();
        var used = used(subject);
        var misspelt = misspelt(subject.uses(), declared);
        var unused = declared.stream()
                .filter(name -> !used.contains(name.value()) && !misspelt.contains(name.value()))
                .toList();
        var inScripts =
                unused.isEmpty() || unused.size() > MANY ? Set.<String>of() : misspeltInScripts(subject, unused);
        // Of a threshold that is unused, the baseline may be read all the same.
        var read = kind == Kind.THRESHOLD
                ? subject.uses().names(kind).stream().map(Use::name).collect(toSet())
                : Set.<String>of();
        return unused.stream()
                .filter(name -> !inScripts.contains(name.value()))
                .map(name -> complain(name, read.contains(name.value())))
                .toList();
    }

    /** Likewise where a script misspells it. */
    private Set<String> misspeltInScripts(Subject subject, List<Located<String>> unused) {
        var suggestions = new Suggestions(unused.stream().map(Located::value).collect(toSet()));
        return subject.uses().scripts().stream()
                .flatMap(use -> use.names().stream())
                .distinct()
                .flatMap(word -> suggestions.nearest(word).stream())
                .collect(toSet());
    }

    private Diagnostic complain(Located<String> name, boolean read) {
        return page().at(
                        name.span(),
                        read
                                ? "the baseline of `%s` is read, and nothing is ever compared with it"
                                        .formatted(name.value())
                                : "nothing uses %s `%s`"
                                        .formatted(spoken().replaceFirst("^an? ", "the "), name.value()))
                .withHelp(remedy(name.value()));
    }

    private String word() {
        return kind == Kind.VALUE ? "capture" : kind.word();
    }

    private String spoken() {
        return switch (word()) {
            case "capture" -> "a captured value";
            case "input" -> "an input";
            default -> "a " + word();
        };
    }

    private String reason() {
        return switch (kind) {
            case THRESHOLD -> "It reads like protection, and whatever it says, nothing stops.";
            case CHANNEL -> "Those who read there believe that they will be told.";
            case PROCEDURE -> "Its steps read as if they were done, and they stand nowhere.";
            case SECRET -> "A secret that nobody needs is one more to hand out, to rotate and to leak.";
            case INPUT -> "Somebody is asked for a value, believes that it decides something, and it decides nothing.";
            case VALUE -> "Whoever looks for the place where it matters looks in vain.";
            default -> "Whoever reads it looks in vain for what it is good for.";
        };
    }

    private String remedy(String name) {
        return switch (kind) {
            case THRESHOLD -> "Write `gates: [%s]` at the step that could make it worse, or remove it.".formatted(name);
            case CHANNEL ->
                "Write `notify: [{channel: %s}]` where those who read there should know, or remove it.".formatted(name);
            case SHELL -> "Write `shell: %s` beside the scripts that belong there, or remove it.".formatted(name);
            case PROCEDURE -> "Write `- use: %s` where its steps are to be done, or remove it.".formatted(name);
            case SOURCE -> "Write `from: %s` beside the queries that it should answer, or remove it.".formatted(name);
            case SECRET -> "Write `needs: [%s]` where it is used, or remove it.".formatted(name);
            case INPUT ->
                "Remove it; or, if a program reads `%s` by itself, name it in a comment of the script that starts the program."
                        .formatted(name);
            default ->
                "Remove the capture; or, if a program reads `%s` by itself, name it in a comment of the script that starts the program."
                        .formatted(name);
        };
    }

    private List<Located<String>> declared(Spec spec) {
        return switch (kind) {
            case THRESHOLD ->
                spec.thresholds().stream()
                        .map(t -> new Located<>(t.id().value(), t.id().span()))
                        .toList();
            case CHANNEL -> spec.channels().stream().map(c -> c.name()).toList();
            case SHELL -> spec.shells().stream().map(s -> s.name()).toList();
            case PROCEDURE -> spec.procedures().stream().map(p -> p.name()).toList();
            case SOURCE -> spec.sources().stream().map(s -> s.name()).toList();
            case SECRET -> spec.secrets().stream().map(s -> s.name()).toList();
            case INPUT ->
                spec.inputs().stream()
                        .map(i -> i.name())
                        .filter(name -> !ToolVariables.contains(name.value()))
                        .toList();
            default -> captured(spec);
        };
    }

    /** What a person was asked for is a record, whether or not anything uses it. */
    private static List<Located<String>> captured(Spec spec) {
        return Written.steps(spec)
                .flatMap(s -> s.captures().stream())
                .filter(c -> c.from() instanceof Capture.FromOutput)
                .map(Capture::name)
                .filter(name -> !ToolVariables.contains(name.value()))
                .toList();
    }

    private Set<String> used(Subject subject) {
        return switch (kind) {
            case THRESHOLD -> judged(subject);
            case SECRET -> names(subject, Stream.of(Kind.SECRET), true);
            case INPUT, VALUE -> names(subject, Stream.of(Kind.VALUE, Kind.INPUT, Kind.SECRET), true);
            default -> names(subject, Stream.of(kind), false);
        };
    }

    /** All but those that are only read as a baseline; a rollback level that the tool can measure is watched by itself. */
    private static Set<String> judged(Subject subject) {
        var spec = subject.spec();
        var baselines = Written.steps(spec)
                .flatMap(s -> s.baseline().stream())
                .map(Located::span)
                .collect(toSet());
        var used = subject.uses().names(Kind.THRESHOLD).stream()
                .filter(use -> !baselines.contains(use.span()))
                .map(Use::name)
                .collect(toSet());
        spec.thresholds().stream()
                .filter(DeclarationsAreUsed::isWatchedByItself)
                .forEach(t -> used.add(t.id().value()));
        return used;
    }

    private static boolean isWatchedByItself(Threshold threshold) {
        return threshold.level(Level.Kind.ROLLBACK).isPresent()
                && threshold
                        .measure()
                        .filter(m -> !(m.source() instanceof MeasureSource.Typed)
                                && !(m.source() instanceof MeasureSource.Output))
                        .isPresent();
    }

    /** That an environment sets an input uses it for nothing. A command in the appendix may be copied by a person. */
    private static Set<String> names(Subject subject, Stream<Kind> kinds, boolean inScripts) {
        var spec = subject.spec();
        var settings = spec.environments().stream()
                .flatMap(e -> e.inputs().stream())
                .map(s -> s.input().span())
                .collect(toSet());
        var used = kinds.flatMap(k -> subject.uses().names(k).stream())
                .filter(use -> !settings.contains(use.span()))
                .map(Use::name)
                .collect(toSet());
        if (inScripts) {
            subject.uses().scripts().forEach(s -> used.addAll(s.names()));
            spec.references().stream()
                    .flatMap(r -> r.items().stream())
                    .flatMap(i -> i.command().stream())
                    .forEach(command -> used.addAll(Names.wordsIn(command)));
        }
        return used;
    }

    /** What somebody meant with a name that is not declared: another rule says that, and one complaint is enough. */
    private Set<String> misspelt(Uses uses, List<Located<String>> declared) {
        var names = declared.stream().map(Located::value).collect(toSet());
        var suggestions = new Suggestions(names);
        var meant = new HashSet<String>();
        Stream.concat(uses.names(kind).stream(), kind == Kind.INPUT ? uses.names(Kind.VALUE).stream() : Stream.empty())
                .map(Use::name)
                .distinct()
                .filter(name -> !names.contains(name))
                .forEach(name -> suggestions.nearest(name).ifPresent(meant::add));
        return meant;
    }
}
