package deployspec.lint;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import deployspec.diagnostic.Diagnostic;
import deployspec.lint.scripts.ShellScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule over one shell script at a time. One that cannot be read is another rule's. What is to be said several times of
 * one script is said once.
 */
public interface ScriptRule extends SpecRule {
    List<Diagnostic> check(ShellScript script);

    @Override
    default List<Diagnostic> check(Subject subject) {
        return subject.scripts().stream()
                .filter(script -> script.error().isEmpty())
                .flatMap(script -> once(check(script)))
                .toList();
    }

    private static Stream<Diagnostic> once(List<Diagnostic> found) {
        if (found.size() < 2) {
            return found.stream();
        }
        var bySummary = found.stream().collect(groupingBy(Diagnostic::summary, LinkedHashMap::new, toList()));
        return bySummary.values().stream().map(alike -> {
            var first = alike.getFirst();
            boolean isAlone = alike.size() == 1 || !first.subject().text().isEmpty();
            return isAlone ? first : first.saying("and %d more in this script".formatted(alike.size() - 1));
        });
    }
}
