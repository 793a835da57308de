package deployspec.source;

import deployspec.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Turns what the validator found into complaints, leaving out what only follows from something else. */
final class SchemaSentences {
    /** If one of these is broken, the others say nothing more about the same value. */
    private static final List<String> TELLING =
            List.of("type", Branches.NONE_FITS, "const", "enum", "minLength", "minItems", "minProperties", "pattern");

    private static final Set<String> ABOUT_KEYS =
            Set.of("additionalProperties", "unevaluatedProperties", "required", "propertyNames");

    private final JsonNode schema;
    private final Node.Fields root;

    SchemaSentences(JsonNode schema, Node.Fields root) {
        this.schema = schema;
        this.root = root;
    }

    List<Diagnostic> of(List<Finding> findings) {
        Map<List<Object>, List<Finding>> byPlace = new LinkedHashMap<>();
        for (Finding finding : Branches.likeliest(findings, this::differsInKind)) {
            byPlace.computeIfAbsent(finding.place(), place -> new ArrayList<>()).add(finding);
        }
        var complaints = new ArrayList<Diagnostic>();
        byPlace.forEach((place, found) -> complaints.addAll(at(place, found)));
        return complaints;
    }

    private boolean differsInKind(Finding finding) {
        return switch (finding.keyword()) {
            case "type" -> true;
            case "enum", "const" -> !isText(Position.of(root, finding.place()).node());
            default -> false;
        };
    }

    private static boolean isText(Node node) {
        return node instanceof Node.Scalar scalar && scalar.type() == Node.Type.TEXT;
    }

    private List<Diagnostic> at(List<Object> place, List<Finding> found) {
        var position = Position.of(root, place);
        var complaints = new ArrayList<>(KeyComplaints.of(position, schema, found));
        List<Finding> aboutValue = found.stream()
                .filter(finding -> !ABOUT_KEYS.contains(finding.keyword()))
                .toList();
        for (String keyword : TELLING) {
            List<Finding> telling =
                    aboutValue.stream().filter(f -> f.keyword().equals(keyword)).toList();
            if (!telling.isEmpty()) {
                aboutValue = List.of(telling.getFirst());
                break;
            }
        }
        for (Finding finding : aboutValue) {
            complaints.add(ValueComplaints.of(position, Expected.along(schema, finding.path()), finding.keyword()));
        }
        return complaints;
    }
}
