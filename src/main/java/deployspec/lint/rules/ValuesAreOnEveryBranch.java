package deployspec.lint.rules;

import static java.util.stream.Collectors.toSet;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Implications;
import deployspec.lint.uses.Kind;
import deployspec.lint.uses.Placed;
import deployspec.lint.uses.ScriptUse;
import deployspec.lint.uses.Use;
import deployspec.model.Capture;
import deployspec.model.Condition;
import deployspec.model.Located;
import deployspec.model.Spec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value that only one branch captures is used only on that branch, because elsewhere there is nothing in its place. A value
 * that several steps capture is taken to be captured on each branch.
 */
public final class ValuesAreOnEveryBranch implements SpecRule {
    /** How a script asks for a variable; one that says what is to be done without it is content. */
    private static final Pattern VARIABLE = Pattern.compile("[$](?:([A-Z][A-Z0-9_]*)|[{]([A-Z][A-Z0-9_]*)([}:+=?-]?))");

    @Override
    public Page page() {
        return new Page(
                "value-on-one-branch-only",
                Severity.WARNING,
                "A value is captured only if a condition holds, and used where it may not hold.",
                "On the other branch the value does not exist, and the step that uses it cannot be carried out.",
                "Capture it whatever the branch, or give the step that uses it the same `when`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var steps = Placed.all(spec);
        var captured = capturedOnOneBranch(steps, spec);
        if (captured.isEmpty()) {
            return List.of();
        }
        var bySpan = new HashMap<Span, Placed>();
        steps.forEach(p -> bySpan.put(p.step().span(), p));
        var told = new HashSet<String>();
        var found = new ArrayList<Diagnostic>();
        uses(subject).forEach(use -> {
            var source = captured.get(use.name());
            var user = use.step().flatMap(step -> Optional.ofNullable(bySpan.get(step.span())));
            if (source != null && user.isPresent() && !isSafe(user.get(), source)) {
                var place = user.get().step().span() + use.name();
                if (told.add(place)) {
                    found.add(complain(use, source));
                }
            }
        });
        return found;
    }

    private Diagnostic complain(Use use, Source source) {
        return page().at(use.span(), "`%s` may not be there: it is captured on one branch only".formatted(use.name()))
                .relatedTo(source.capture().name().span(), "captured here")
                .relatedTo(source.guard().span(), "only if this holds")
                .withHelp("Give the step that uses it the same `when`, or capture `%s` whatever the branch."
                        .formatted(use.name()));
    }

    /** @param guard the first condition that decides whether the value is captured */
    private record Source(Capture capture, Placed placed, Condition guard) {}

    private static Map<String, Source> capturedOnOneBranch(List<Placed> steps, Spec spec) {
        var captures = new HashMap<String, Source>();
        var several = new HashSet<String>(
                spec.inputs().stream().map(i -> i.name().value()).toList());
        for (var placed : steps) {
            for (var capture : placed.step().captures()) {
                var name = capture.name().value();
                var guard = placed.guards().stream()
                        .filter(c -> !holdsAlways(c, spec))
                        .findFirst();
                if (guard.isEmpty() || captures.containsKey(name)) {
                    several.add(name);
                } else {
                    captures.put(name, new Source(capture, placed, guard.get()));
                }
            }
        }
        captures.keySet().removeAll(several);
        return captures;
    }

    private static boolean holdsAlways(Condition condition, Spec spec) {
        return condition instanceof Condition.InEnvironment in
                && spec.environments().stream()
                        .allMatch(e -> in.environments().stream()
                                .anyMatch(name -> name.value().equals(e.name().value())));
    }

    private static boolean isSafe(Placed user, Source source) {
        var capturing = source.placed().step();
        boolean same = user.step().span().equals(capturing.span())
                || user.parent().filter(p -> p.span().equals(capturing.span())).isPresent();
        var known = user.guards();
        return same
                || known.stream().anyMatch(c -> Implications.saysThatItRan(c, capturing))
                || source.placed().guards().stream().allMatch(guard -> Implications.follows(guard, known));
    }

    private static Stream<Use> uses(Subject subject) {
        var names = subject.uses().names(Kind.VALUE).stream();
        var scripts = subject.uses().scripts().stream()
                .flatMap(use -> variables(use).stream().map(v -> new Use(Kind.VALUE, v.value(), v.span(), use.step())));
        return Stream.concat(names, scripts);
    }

    private static List<Located<String>> variables(ScriptUse use) {
        var text = use.script().text();
        var found = new ArrayList<Located<String>>();
        for (var variable = VARIABLE.matcher(text); variable.find(); ) {
            boolean bare = variable.group(1) != null;
            var name = bare ? variable.group(1) : variable.group(2);
            if (bare || variable.group(3).equals("}")) {
                found.add(new Located<>(name, use.script().part(variable.start(), variable.end())));
            }
        }
        return withoutThoseSetThere(found, text);
    }

    private static List<Located<String>> withoutThoseSetThere(List<Located<String>> found, String script) {
        Set<String> set = found.stream()
                .map(Located::value)
                .filter(name -> script.contains(name + "="))
                .collect(toSet());
        return found.stream().filter(v -> !set.contains(v.value())).toList();
    }
}
