package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Surface.Word;
import deployspec.lint.uses.Written;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An address that people are to open leads them to the same place, because localhost is another machine for each. */
public final class AddressesAreEverybodys implements SpecRule {
    private static final Pattern LOCAL = Pattern.compile(
            "https?://(?:localhost|127[.]0[.]0[.]1|0[.]0[.]0[.]0|\\[::1])(?::[0-9]+)?(?![A-Za-z0-9.-])");

    /** What people read; a script or a measure may well ask its own machine. */
    private static final Set<String> FOR_PEOPLE = Set.of(
            "step", "title", "about", "details", "note", "checks", "steps", "message", "urls", "overview", "question");

    @Override
    public Page page() {
        return new Page(
                "local-address",
                Severity.WARNING,
                "People are sent to an address on `localhost`, in a procedure for production.",
                "Each of them finds what runs on the machine before them: something else, or nothing.",
                "Write the address of the machine that is meant, or make it an input.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return Written.reachesProduction(subject.spec())
                ? subject.surface()
                        .wordsWith("://")
                        .filter(word -> !word.isKey() && FOR_PEOPLE.contains(word.under()))
                        .flatMap(this::check)
                        .toList()
                : List.of();
    }

    private Stream<Diagnostic> check(Word word) {
        return LOCAL.matcher(word.text())
                .results()
                .map(found -> page().at(
                                word.scalar().part(found.start(), found.end()),
                                "`%s` is another machine for everybody who reads it".formatted(found.group()))
                        .withHelp(page().remedy()));
    }
}
