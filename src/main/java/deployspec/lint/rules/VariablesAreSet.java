package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Suggestions;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.Unset;
import deployspec.lint.uses.Written;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every variable that a script reads comes from somewhere, because an unset one ends the script, in the middle. */
public final class VariablesAreSet implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "undefined-variable",
                Severity.WARNING,
                "A script reads a variable that nothing sets.",
                "It works for whoever has it in their own shell; in a run the variable is unset, and the script ends there with half of its work done.",
                "Declare it under `inputs`, capture it in an earlier step, set it in the script, or correct its name.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var suggestions = new Suggestions(known(subject));
        return subject.unset().stream()
                .filter(unset -> unset.elsewhere().isEmpty())
                .map(unset -> complain(unset, suggestions))
                .toList();
    }

    private Diagnostic complain(Unset unset, Suggestions suggestions) {
        var name = unset.name();
        var complaint = page().at(unset.span(), "nothing sets `%s`".formatted(name));
        return suggestions
                .nearest(name)
                .map(near -> complaint.saying("did you mean `%s`?".formatted(near)))
                .orElse(complaint.withHelp(
                        "Declare it, `inputs: {%s: {required: true}}`, or write `${%s:-}` if it may be missing."
                                .formatted(name, name)));
    }

    private static Set<String> known(Subject subject) {
        var names = new HashSet<String>();
        subject.spec().inputs().forEach(input -> names.add(input.name().value()));
        Stream.concat(
                        subject.spec().secrets().stream().map(secret -> secret.name()),
                        Written.steps(subject.spec())
                                .flatMap(step -> step.captures().stream())
                                .map(capture -> capture.name()))
                .forEach(name -> names.add(name.value()));
        return names;
    }
}
