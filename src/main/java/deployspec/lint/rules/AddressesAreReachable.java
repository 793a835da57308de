package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Environment;
import deployspec.model.Template;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An address in a production procedure leads to production, because `localhost` is whatever machine the reader sits at. */
public final class AddressesAreReachable implements SpecRule {
    private static final Pattern LOCAL = Pattern.compile("https?://(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d+)?");

    @Override
    public Page page() {
        return new Page(
                "localhost-in-production",
                Severity.WARNING,
                "A production procedure refers people to an address on their own machine.",
                "On the author's machine something answers there; on the operator's nothing does, or something else, which is worse.",
                "Write the address that the deployment has, best as an input: `${DOCS_URL}`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        boolean production = subject.spec().environments().stream().anyMatch(Environment::production);
        return production ? prose(subject).flatMap(this::complaint).toList() : List.of();
    }

    private Stream<Diagnostic> complaint(Template prose) {
        return LOCAL.matcher(prose.text().written())
                .results()
                .limit(1)
                .map(found -> page().at(
                                prose.span(), "`%s` is the machine of whoever reads this".formatted(found.group()))
                        .withHelp(page().remedy()));
    }

    private static Stream<Template> prose(Subject subject) {
        var ofSteps = Written.steps(subject.spec())
                .flatMap(step -> Stream.of(Stream.of(step.title()), step.about().stream(), step.details().stream())
                        .flatMap(texts -> texts));
        var ofReferences = subject.spec().references().stream()
                .flatMap(reference -> reference.items().stream())
                .flatMap(item -> item.urls().stream());
        return Stream.concat(ofSteps, ofReferences);
    }
}
