package deployspec.lint;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Suggestion;
import deployspec.source.Document;
import deployspec.source.Node;
import deployspec.source.Node.Fields;
import deployspec.source.Node.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a project's settings:
 *
 * <pre>
 * fail-on: warning              # error, warning, note or none
 * rules:
 *   fixed-sleep: none           # error, warning, note or none
 * </pre>
 */
public final class SettingsReader {
    private static final String CODE = "settings";
    private static final String NONE = "none";
    private static final List<String> KEYS = List.of("fail-on", "rules");
    private static final List<String> WORDS = Stream.concat(
                    Stream.of(Severity.values()).map(Severity::word), Stream.of(NONE))
            .toList();

    private final Diagnostics complaints;

    private SettingsReader(Diagnostics complaints) {
        this.complaints = complaints;
    }

    /** What the file says; complaints about it are added. */
    public static Settings read(Document document, Diagnostics complaints) {
        complaints.addAll(document.diagnostics());
        return document.root()
                .map(root -> new SettingsReader(complaints).settings(root))
                .orElse(Settings.USUAL);
    }

    private Settings settings(Fields root) {
        root.byName().forEach((name, field) -> {
            if (!KEYS.contains(name)) {
                unknown(field.key(), "no setting is named `%s`".formatted(name), KEYS);
            }
        });
        var failOn = root.get("fail-on").flatMap(this::severity).orElse(Settings.USUAL.failOn());
        return new Settings(root.get("rules").map(this::rules).orElse(Map.of()), failOn);
    }

    private Map<String, Optional<Severity>> rules(Node node) {
        var severities = new LinkedHashMap<String, Optional<Severity>>();
        if (node instanceof Fields fields) {
            fields.byName().forEach((code, field) -> {
                if (isAdvice(field.key())) {
                    severity(field.value()).ifPresent(severity -> severities.put(code, severity));
                }
            });
        } else {
            complaints.add(Diagnostic.error(
                            CODE, node.span(), "`rules` is " + node.noun() + ", not a mapping of codes to severities")
                    .withHelp("Write `rules: {CODE: warning}`."));
        }
        return severities;
    }

    private boolean isAdvice(Scalar code) {
        var rule = Rules.named(code.text()).map(Rule::page);
        if (rule.isEmpty()) {
            unknown(
                    code,
                    "no rule has the code `%s`".formatted(code.text()),
                    Rules.all().stream().map(r -> r.page().code()).toList());
        } else if (rule.get().severity() == Severity.ERROR) {
            complaints.add(Diagnostic.error(CODE, code.span(), "`%s` is always an error".formatted(code.text()))
                    .withHelp("It is a law of the language; only advice can be weighed."));
        }
        return rule.filter(page -> page.severity() != Severity.ERROR).isPresent();
    }

    /** The severity that a word stands for: outside empty if the word is none, inside empty for {@code none}. */
    private Optional<Optional<Severity>> severity(Node node) {
        if (node instanceof Scalar word && WORDS.contains(word.text())) {
            return Optional.of(Stream.of(Severity.values())
                    .filter(severity -> severity.word().equals(word.text()))
                    .findFirst());
        }
        complaints.add(Diagnostic.error(CODE, node.span(), "this is no severity")
                .withHelp("Write one of `%s`.".formatted(String.join("`, `", WORDS))));
        return Optional.empty();
    }

    private void unknown(Scalar word, String what, List<String> known) {
        var complaint = Diagnostic.error(CODE, word.span(), what);
        complaints.add(Suggestion.nearest(word.text(), known)
                .map(near -> complaint.saying("did you mean `%s`?".formatted(near)))
                .orElse(complaint.withHelp(
                        known == KEYS
                                ? "The settings are `%s`.".formatted(String.join("` and `", KEYS))
                                : "`spec explain` lists the rules.")));
    }
}
