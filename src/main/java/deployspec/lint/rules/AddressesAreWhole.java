package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Surface.Word;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An address is one address, because only a shell makes several out of braces, and a reader clicks on one. */
public final class AddressesAreWhole implements SpecRule {
    private static final Pattern BRACES = Pattern.compile("https?://[^\\s{}<>\"']*(?<!\\$)(\\{[^\\s{}]*,[^\\s{}]*})");

    @Override
    public Page page() {
        return new Page(
                "braces-in-address",
                Severity.WARNING,
                "An address stands for several by braces.",
                "A shell, and curl, make several addresses out of it; a browser and a link checker take the braces for a part of the name and find nothing.",
                "Write each address out.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.surface()
                .wordsWith("{")
                .filter(Word::isText)
                .flatMap(this::check)
                .toList();
    }

    private Stream<Diagnostic> check(Word word) {
        return BRACES.matcher(word.text())
                .results()
                .map(found -> page().at(
                                word.scalar().part(found.start(1), found.end(1)),
                                "`%s` makes several addresses in a shell, and none in a link".formatted(found.group(1)))
                        .withHelp("Write each of the %d addresses out."
                                .formatted(found.group(1).split(",").length)));
    }
}
