package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.diagnostic.Suggestions;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Kind;
import deployspec.lint.uses.Use;
import deployspec.model.Located;
import deployspec.model.Spec;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.value.Names;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whatever is named must be declared somewhere, because a name that means nothing at 2 a.m. is a gate that is not there. */
public final class NamesAreDeclared implements SpecRule {
    private final Kind kind;

    public NamesAreDeclared(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Page page() {
        return new Page(
                "unknown-" + kind.word(),
                Severity.ERROR,
                "No " + kind.spoken() + " has the name that is used.",
                "Names are declared once and referred to; a misspelt one would silently check, tell or run nothing.",
                "Correct the name, or declare it.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var declared = declared(spec);
        var local = kind == Kind.VALUE ? variables(spec) : Map.<Span, Set<String>>of();
        var unknown = subject.uses().names(kind).stream()
                .filter(use -> !declared.containsKey(use.name()))
                .filter(use -> !isLocal(use, local))
                .filter(use -> !isAskedInTheRollback(use, spec))
                .toList();
        var suggestions = new Suggestions(declared.keySet());
        return unknown.stream().map(use -> complain(use, declared, suggestions)).toList();
    }

    private Diagnostic complain(Use use, Map<String, Optional<Span>> declared, Suggestions suggestions) {
        var unknown = page().at(use.span(), "no %s is named `%s`".formatted(kind.spoken(), use.name()));
        var meant = suggestions.nearest(use.name());
        if (meant.isEmpty()) {
            return declared.isEmpty()
                    ? unknown.withHelp("The spec declares no %s at all.".formatted(kind.spoken()))
                    : unknown.withHelp("Declared are " + listed(declared.keySet()) + ".");
        }
        var hint = unknown.saying("did you mean `%s`?".formatted(meant.get()));
        return declared.getOrDefault(meant.get(), Optional.empty())
                .map(span -> hint.relatedTo(span, "`%s` is declared here".formatted(meant.get())))
                .orElse(hint);
    }

    /** At most a line of names. */
    private static String listed(Set<String> names) {
        var shown = names.stream().limit(12).map(n -> "`" + n + "`").toList();
        return String.join(", ", shown)
                + (names.size() > shown.size() ? " and %d more".formatted(names.size() - shown.size()) : "");
    }

    private Map<String, Optional<Span>> declared(Spec spec) {
        var names = new LinkedHashMap<String, Optional<Span>>();
        switch (kind) {
            case THRESHOLD -> spec.thresholds().forEach(t -> names.put(t.id().value(), Optional.of(t.id().span())));
            case CONTACT -> {
                spec.contacts().forEach(c -> put(names, c.name()));
            }
            case CHANNEL -> spec.channels().forEach(c -> put(names, c.name()));
            case SHELL -> {
                names.put("bash", Optional.empty());
                spec.shells().forEach(s -> put(names, s.name()));
            }
            case PROCEDURE -> spec.procedures().forEach(p -> put(names, p.name()));
            case SOURCE -> spec.sources().forEach(s -> put(names, s.name()));
            case SECRET -> secrets(spec).forEach(s -> put(names, s));
            case ENVIRONMENT -> spec.environments().forEach(e -> put(names, e.name()));
            case INPUT -> spec.inputs().forEach(i -> put(names, i.name()));
            case VALUE -> {
                spec.inputs().forEach(i -> put(names, i.name()));
                steps(spec).flatMap(s -> s.captures().stream()).forEach(c -> put(names, c.name()));
                Names.builtIn().stream().sorted().forEach(n -> names.put(n, Optional.empty()));
                if (!spec.channels().isEmpty()) {
                    names.put("MESSAGE", Optional.empty());
                }
            }
            case STEP -> steps(spec).forEach(s -> names.put(s.id().value(), Optional.of(s.id().span())));
            case ROLLBACK_STEP ->
                spec.rollbackSteps().forEach(s -> names.put(s.id().value(), Optional.of(s.id().span())));
        }
        return names;
    }

    /** Declared secrets, and values captured as secrets. */
    private static Stream<Located<String>> secrets(Spec spec) {
        return Stream.concat(
                spec.secrets().stream().map(s -> s.name()),
                steps(spec)
                        .flatMap(s -> s.captures().stream())
                        .filter(c -> c.secret())
                        .map(c -> c.name()));
    }

    /** What each step sets for itself and for its checks, by the step's place. */
    private static Map<Span, Set<String>> variables(Spec spec) {
        var local = new LinkedHashMap<Span, Set<String>>();
        steps(spec).forEach(step -> {
            var own = new HashSet<>(local.getOrDefault(step.span(), Set.of()));
            step.names().forEach(name -> own.add(name.value()));
            local.put(step.span(), own);
            step.checks().forEach(check -> local.put(check.span(), own));
        });
        return local;
    }

    private static boolean isLocal(Use use, Map<Span, Set<String>> local) {
        return use.step()
                .filter(s -> !isGiven(use, s))
                .map(s -> local.getOrDefault(s.span(), Set.of()).contains(use.name()))
                .orElse(false);
    }

    /** What a step is given stands outside of it. */
    private static boolean isGiven(Use use, Step step) {
        return step.given().stream()
                .flatMap(v -> v.value().texts().stream())
                .flatMap(text -> text.references().stream())
                .anyMatch(reference -> reference.span().equals(use.span()));
    }

    /** A condition of the rollback may ask about the rollback's own steps, too; `undo-steps` may not name them. */
    private boolean isAskedInTheRollback(Use use, Spec spec) {
        var inRollback = spec.rollbackSteps().toList();
        return kind == Kind.STEP
                && use.step()
                        .filter(inRollback::contains)
                        .filter(s -> !isToBeUndone(use, s))
                        .isPresent()
                && inRollback.stream().anyMatch(s -> s.id().value().equals(use.name()));
    }

    private static boolean isToBeUndone(Use use, Step step) {
        return step.action().value() instanceof StepAction.UndoSteps undo
                && undo.steps().stream().anyMatch(s -> s.span().equals(use.span()));
    }

    private static Stream<Step> steps(Spec spec) {
        return Stream.concat(spec.steps(), spec.rollbackSteps());
    }

    private static void put(Map<String, Optional<Span>> names, Located<String> name) {
        names.put(name.value(), Optional.of(name.span()));
    }
}
