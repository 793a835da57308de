package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Template;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Each address stands for itself, because braces are an abbreviation of the shell and nobody can click on one. */
public final class AddressesAreWhole implements SpecRule {
    private static final Pattern ABBREVIATED = Pattern.compile("(https?://[^\\s{}]*)\\{([^{}$]*,[^{}]*)}([^\\s{}]*)");

    @Override
    public Page page() {
        return new Page(
                "abbreviated-address",
                Severity.WARNING,
                "An address abbreviates several with braces.",
                "A browser and a link checker take the braces literally; curl and bash each expand them in their own way.",
                "Write the addresses out, one by one.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.spec().references().stream()
                .flatMap(reference -> reference.items().stream())
                .flatMap(item -> item.urls().stream())
                .flatMap(this::complaint)
                .toList();
    }

    private Stream<Diagnostic> complaint(Template url) {
        return ABBREVIATED
                .matcher(url.text().written())
                .results()
                .limit(1)
                .map(found -> page().at(
                                url.span(),
                                "this is %d addresses in one"
                                        .formatted(found.group(2).split(",").length))
                        .withHelp("Write them out, beginning with %s."
                                .formatted(
                                        "`" + found.group(1) + found.group(2).split(",")[0] + found.group(3) + "`")));
    }
}
