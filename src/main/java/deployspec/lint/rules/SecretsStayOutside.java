package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Channel;
import deployspec.source.Node.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A secret is referred to and never written down, because a repository forgets nothing and is read by many. */
public final class SecretsStayOutside implements SpecRule {
    /**
     * What a secret looks like.
     *
     * @param cues one of which stands in every text with such a secret
     * @param pattern with the secret itself in its first group
     */
    private record Kind(Pattern pattern, List<String> cues) {}

    private static final List<Kind> KINDS = List.of(
            kind("\\b(AKIA[0-9A-Z]{16})\\b", "akia"),
            kind("\\b(ASIA[0-9A-Z]{16})\\b", "asia"),
            kind("\\b(gh[pousr]_[A-Za-z0-9]{36,})", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
            kind("\\b(glpat-[A-Za-z0-9_-]{20,})", "glpat-"),
            kind("\\b(xox[abprs]-[A-Za-z0-9-]{10,})", "xox"),
            kind("(hooks\\.slack\\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]+)", "hooks.slack.com"),
            kind("(-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----)", "private key"),
            kind("\\b[a-z][a-z0-9+.-]*://[^\\s/:@$'\"]+:([^\\s/:@$'\"{}<>*]{3,})@", "@"),
            kind("(?i)\\bauthorization: *(?:bearer|basic) +([a-z0-9+/._=-]{8,})", "authorization:"),
            kind(
                    "(?i)(?:^|[\\s;\"'-])(?:[a-z0-9_]*(?:password|passwd|secret|api_?key|token))=[\"']?([^\\s\"'$<>{}*;,)]{6,})",
                    "password=",
                    "passwd=",
                    "secret=",
                    "apikey=",
                    "api_key=",
                    "token="),
            kind(
                    "(?i)\\s--?(?:password|passwd|token|api-key)[ =][\"']?([^\\s\"'$<>{}*;-][^\\s\"'$<>{}*;]{5,})",
                    "-password",
                    "-passwd",
                    "-token",
                    "-api-key"));

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
        // A text that looks like several of them is complained of once.
        var written = new LinkedHashMap<Span, Diagnostic>();
        for (var kind : KINDS) {
            subject.surface()
                    .wordsWith(kind.cues())
                    .filter(word -> !word.isKey())
                    .forEach(word -> complaint(kind, word.scalar())
                            .ifPresent(complaint ->
                                    written.putIfAbsent(word.scalar().span(), complaint)));
        }
        return Stream.concat(written.values().stream(), routingKeys(subject)).toList();
    }

    private Optional<Diagnostic> complaint(Kind kind, Scalar scalar) {
        return kind.pattern()
                .matcher(scalar.text())
                .results()
                .filter(found -> !HARMLESS.matcher(found.group(1)).matches())
                .findFirst()
                .map(found -> complain(scalar, found));
    }

    /** A routing key looks like any word, but whatever stands in its place is one. */
    private Stream<Diagnostic> routingKeys(Subject subject) {
        return subject.spec().channels().stream()
                .flatMap(c -> c instanceof Channel.PagerDuty pager ? Stream.of(pager.routingKey()) : Stream.empty())
                .filter(key -> key.references().isEmpty())
                .map(key -> page().at(key.span(), "this is a secret").withHelp(page().remedy()));
    }

    /** The secret itself is not said again. */
    private Diagnostic complain(Scalar scalar, MatchResult found) {
        return page().at(scalar.part(found.start(1), found.end(1)), "this looks like a secret")
                .withHelp(page().remedy());
    }

    private static Kind kind(String pattern, String... cues) {
        return new Kind(Pattern.compile(pattern), List.of(cues));
    }
}
