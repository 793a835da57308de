package deployspec.source;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The check of a document against the published schema: which keys there are, and what their values look like. */
public final class SchemaCheck {
    private final JsonNode schema;
    private final Schema validator;

    private SchemaCheck(JsonNode schema) {
        this.schema = schema;
        this.validator = validator(schema);
    }

    /** The check against the schema that comes with the tool. Costly to make, so make one for all documents; it may be shared. */
    public static SchemaCheck bundled() {
        return new SchemaCheck(JsonTrees.read(PublishedSchema.open()));
    }

    static SchemaCheck against(JsonNode schema) {
        return new SchemaCheck(schema);
    }

    /** What the schema finds wrong with a document, sorted; silent about what the reader has complained of already. */
    public List<Diagnostic> check(Document document) {
        return document.root().map(root -> check(root, document.diagnostics())).orElse(List.of());
    }

    private List<Diagnostic> check(Node.Fields root, List<Diagnostic> known) {
        var sentences = new SchemaSentences(schema, root);
        Set<Span> refused = known.stream().map(Diagnostic::span).collect(Collectors.toSet());
        var complaints = new Diagnostics();
        sentences.of(findings(root)).stream()
                .filter(found -> !refused.contains(found.span()))
                .forEach(complaints::add);
        return complaints.sorted();
    }

    private List<Finding> findings(Node.Fields root) {
        return validator.validate(JsonTrees.of(root)).stream().map(Finding::of).toList();
    }

    private static Schema validator(JsonNode schema) {
        var config = SchemaRegistryConfig.builder()
                .locale(Locale.ROOT)
                .formatAssertionsEnabled(false)
                .preloadSchema(false)
                .regularExpressionFactory(new ShortTexts())
                .build();
        // No resource loaders: the schema refers to nothing but itself, so nothing is ever fetched or opened.
        return SchemaRegistry.withDialect(
                        LeanDialect.create(),
                        builder -> builder.schemaRegistryConfig(config)
                                .resourceLoaders(loaders -> loaders.values(List::clear)))
                .getSchema(SchemaLocation.DOCUMENT, schema);
    }
}
