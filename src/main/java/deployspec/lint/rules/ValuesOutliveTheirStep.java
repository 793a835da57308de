package deployspec.lint.rules;

import deployspec.bash.Variables;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.scripts.ShellScript;
import deployspec.lint.scripts.Unset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one step finds out reaches another by a capture, because each script is a process of its own and takes its variables with it. */
public final class ValuesOutliveTheirStep implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "lost-with-its-step",
                Severity.WARNING,
                "A script reads a variable that only the script of another step sets.",
                "Every script runs in a shell of its own. What it sets or exports is gone when it ends; the later one finds nothing there.",
                "Let the step print the value and capture it, `capture: NAME`, or make it an input.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var elsewhere = setByScripts(subject);
        var seen = new HashSet<List<Object>>();
        return Unset.in(subject).stream()
                .filter(unset -> seen.add(List.of(
                        unset.script().use().script().span(),
                        unset.read().name().text())))
                .flatMap(unset -> Stream.ofNullable(
                                elsewhere.get(unset.read().name().text()))
                        .map(set -> complain(unset, set)))
                .toList();
    }

    private Diagnostic complain(Unset unset, Span set) {
        var name = unset.read().name().text();
        return page().at(
                        unset.script().place(unset.read().name()),
                        "`%s` is not set here: the shell that set it has ended".formatted(name))
                .relatedTo(set, "set here, in another step")
                .withHelp("Print it as the last line of that step and write `capture: %s` there, or make it an input."
                        .formatted(name));
    }

    /** Where a script gives a variable a value that would have to outlive it, by the variable's name. */
    static Map<String, Span> setByScripts(Subject subject) {
        var found = new HashMap<String, Span>();
        for (ShellScript script : subject.scripts()) {
            script.variables().sets().stream()
                    .filter(set -> set.way() == Variables.Way.ASSIGNED
                            || set.way() == Variables.Way.DECLARED
                            || set.way() == Variables.Way.FILLED)
                    .forEach(set -> found.putIfAbsent(set.name().text(), script.place(set.name())));
        }
        return found;
    }
}
