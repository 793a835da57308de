package deployspec.source;

import deployspec.diagnostic.Backticks;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Span;
import deployspec.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What is wrong with the keys of one mapping. A key misspelt so that it is missing is one complaint, not two. */
final class KeyComplaints {
    private final Position position;
    private final JsonNode schema;
    private final Node.Fields fields;
    private final List<Diagnostic> complaints = new ArrayList<>();

    private KeyComplaints(Position position, JsonNode schema, Node.Fields fields) {
        this.position = position;
        this.schema = schema;
        this.fields = fields;
    }

    static List<Diagnostic> of(Position position, JsonNode schema, List<Finding> found) {
        if (!(position.node() instanceof Node.Fields fields)) {
            return List.of();
        }
        var keys = new KeyComplaints(position, schema, fields);
        keys.complain(found);
        return keys.complaints;
    }

    private void complain(List<Finding> found) {
        Set<String> missing = found.stream()
                .filter(finding -> finding.keyword().equals("required"))
                .map(Finding::property)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Finding finding : found) {
            switch (finding.keyword()) {
                case "additionalProperties", "unevaluatedProperties" -> unknown(finding, missing);
                case "propertyNames" -> badName(finding);
                default -> {}
            }
        }
        found.stream()
                .filter(finding -> finding.keyword().equals("required") && missing.contains(finding.property()))
                .forEach(this::missing);
    }

    private void unknown(Finding finding, Set<String> missing) {
        String written = finding.property();
        Expected expected = expected(finding);
        String where = expected.title().orElse(position.called());
        var complaint = Diagnostic.error(
                "unknown-key", key(written), "unknown key " + Backticks.around(written) + " in " + where);
        Optional<String> meant = meant(written, missing, expected.keys());
        if (meant.isPresent()) {
            missing.remove(meant.get());
            String taken = fields.has(meant.get()) ? ", which is here already?" : "?";
            complaints.add(complaint.saying("did you mean `" + meant.get() + "`" + taken));
        } else {
            complaints.add(complaint.withHelp(where + " may have " + quoted(expected.keys())));
        }
    }

    /** A key that is missing is meant more likely than one that may be left out, and that more likely than one that is here. */
    private Optional<String> meant(String written, Set<String> missing, List<String> known) {
        Predicate<String> absent = name -> !fields.has(name);
        return Suggestion.nearest(written, missing)
                .or(() -> Suggestion.nearest(
                        written, known.stream().filter(absent).toList()))
                .or(() -> Suggestion.nearest(written, known));
    }

    private void missing(Finding finding) {
        String name = finding.property();
        Expected expected = expected(finding);
        String where = expected.title().orElse(position.called());
        var complaint = Diagnostic.error("missing-key", place(), "the key `" + name + "` is missing in " + where);
        complaints.add(expected.key(name)
                .advice()
                .map(advice -> complaint.withHelp("`" + name + "`: " + advice))
                .orElse(complaint));
    }

    private void badName(Finding finding) {
        Expected expected = expected(finding);
        var names = new ArrayList<>(finding.path());
        names.add("$ref");
        names.add("pattern");
        boolean isReference = expected.schema().get("propertyNames").has("$ref");
        Expected name = isReference ? Expected.along(schema, names) : expected;
        String kind = isReference ? name.title().orElse("a name") : "a name";
        var complaint = Diagnostic.error(
                "bad-name", key(finding.property()), Backticks.around(finding.property()) + " is not " + kind);
        complaints.add(name.advice().map(complaint::withHelp).orElse(complaint));
    }

    private Expected expected(Finding finding) {
        return Expected.along(schema, finding.path());
    }

    private Span key(String name) {
        return Objects.requireNonNull(fields.byName().get(name)).key().span();
    }

    /** A mapping that lacks something is named by its first key, which is how a reader finds it. */
    private Span place() {
        return fields.byName().isEmpty()
                ? fields.span()
                : fields.byName().firstEntry().getValue().key().span();
    }

    private static String quoted(List<String> names) {
        return names.isEmpty()
                ? "no keys"
                : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
