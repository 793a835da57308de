package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Suggestion;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Conditions;
import deployspec.lint.uses.Written;
import deployspec.model.Capture;
import deployspec.model.Condition;
import deployspec.model.Located;
import deployspec.model.Spec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A condition asks only for answers that can be given, because a branch nobody can take is a step that never runs. */
public final class WhensArePossible implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "impossible-when",
                Severity.ERROR,
                "A condition waits for a value that can never be there.",
                "The step behind it never runs, and no one is told.",
                "Ask for one of the options, or add the option.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var options = options(spec);
        return Conditions.all(spec)
                .filter(Condition.ValueIs.class::isInstance)
                .map(Condition.ValueIs.class::cast)
                .flatMap(
                        is -> Stream.ofNullable(options.get(is.name().value())).flatMap(known -> impossible(is, known)))
                .toList();
    }

    private Stream<Diagnostic> impossible(Condition.ValueIs is, List<String> options) {
        return is.words().stream()
                .filter(word -> !options.contains(word.value()))
                .map(word -> complain(is.name().value(), word, options));
    }

    private Diagnostic complain(String name, Located<String> word, List<String> options) {
        var never = page().at(word.span(), "`%s` is never `%s`".formatted(name, word.value()));
        return Suggestion.nearest(word.value(), options)
                .map(meant -> never.saying("did you mean `%s`?".formatted(meant)))
                .orElse(never)
                .withHelp("Its options are "
                        + String.join(
                                ", ", options.stream().map(o -> "`" + o + "`").toList()) + ".");
    }

    /** The only values that an input or a captured value can have, where it has options. */
    private static Map<String, List<String>> options(Spec spec) {
        var options = new HashMap<String, List<String>>();
        spec.inputs().stream()
                .filter(i -> !i.options().isEmpty())
                .forEach(i -> options.put(i.name().value(), values(i.options())));
        Written.steps(spec).flatMap(s -> s.captures().stream()).forEach(c -> {
            if (c.from() instanceof Capture.FromPerson person
                    && !person.options().isEmpty()) {
                options.put(c.name().value(), values(person.options()));
            }
        });
        return options;
    }

    private static List<String> values(List<Located<String>> options) {
        return options.stream().map(Located::value).toList();
    }
}
