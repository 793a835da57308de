package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.source.Node;
import deployspec.source.Node.Fields;
import deployspec.source.Node.Items;
import deployspec.source.Node.Scalar;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A secret is referred to and never written down, because a repository forgets nothing and is read by many. */
public final class SecretsStayOutside implements SpecRule {
    /** Each has the secret itself in its first group. Most texts are dismissed by the words that one of them must contain. */
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("\\b((?:AKIA|ASIA)[0-9A-Z]{16})\\b"),
            Pattern.compile("\\b(gh[pousr]_[A-Za-z0-9]{36,})"),
            Pattern.compile("\\b(glpat-[A-Za-z0-9_-]{20,})"),
            Pattern.compile("\\b(xox[abprs]-[A-Za-z0-9-]{10,})"),
            Pattern.compile("(hooks\\.slack\\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]+)"),
            Pattern.compile("(-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----)"),
            Pattern.compile("\\b[a-z][a-z0-9+.-]*://[^\\s/:@$'\"]+:([^\\s/:@$'\"{}<>*]{3,})@"),
            Pattern.compile("(?i)\\bauthorization: *(?:bearer|basic) +([a-z0-9+/._=-]{8,})"),
            Pattern.compile(
                    "(?i)(?:^|[\\s;\"'-])(?:[a-z0-9_]*(?:password|passwd|secret|api_?key|token))=[\"']?([^\\s\"'$<>{}*;,)]{6,})"),
            Pattern.compile(
                    "(?i)\\s--?(?:password|passwd|token|api-key)[ =][\"']?([^\\s\"'$<>{}*;-][^\\s\"'$<>{}*;]{5,})"));

    private static final Pattern HINT = Pattern.compile(
            "(?i)AKIA|ASIA|gh[pousr]_|glpat-|xox|hooks\\.slack|PRIVATE KEY|://[^\\s/]*@|authorization|passw|secret|key=|token|api-key");

    /** Words that stand where a secret would, and are none. */
    private static final Pattern HARMLESS =
            Pattern.compile("(?i)true|false|none|null|required|secret|password|token|file|env");

    @Override
    public Page page() {
        return new Page(
                "literal-secret",
                Severity.WARNING,
                "A secret is written down in the spec.",
                "The file is in the repository's history from now on, in every clone, every log of a pull request and every rendered artefact.",
                "Declare it under `secrets`, list it in `needs`, use `$NAME`, and replace the one that stood here: it is known.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.document().root().stream()
                .flatMap(SecretsStayOutside::scalars)
                .filter(scalar -> HINT.matcher(scalar.text()).find())
                .flatMap(this::complaints)
                .toList();
    }

    private Stream<Diagnostic> complaints(Scalar scalar) {
        return SECRETS.stream()
                .flatMap(pattern -> pattern.matcher(scalar.text()).results())
                .filter(found -> !HARMLESS.matcher(found.group(1)).matches())
                .map(found -> complain(scalar, found))
                .limit(1);
    }

    /** The secret itself is not said again. */
    private Diagnostic complain(Scalar scalar, MatchResult found) {
        return page().at(scalar.part(found.start(1), found.end(1)), "this looks like a secret")
                .withHelp(page().remedy());
    }

    private static Stream<Scalar> scalars(Node node) {
        return switch (node) {
            case Scalar scalar -> Stream.of(scalar);
            case Items items -> items.values().stream().flatMap(SecretsStayOutside::scalars);
            case Fields fields -> fields.byName().values().stream().flatMap(field -> scalars(field.value()));
        };
    }
}
