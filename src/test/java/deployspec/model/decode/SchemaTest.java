package deployspec.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import deployspec.diagnostic.Diagnostics;
import deployspec.source.Node;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published schema teaches every key, and the decoders read exactly the keys that it publishes. */
class SchemaTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectNode SCHEMA =
            (ObjectNode) JSON.readTree(Documents.file(Path.of("schema/deployment.schema.json")));
    private static final String EVERY_KEY = Documents.file(Path.of("src/test/resources/language/every-key.yaml"));

    /** The one shape in which names of the author's choosing stand between keys. */
    private static final String TURN = "turn";

    /** What yaml-language-server knows; anything else would silently teach an editor nothing. */
    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$id",
            "$ref",
            "$defs",
            "title",
            "description",
            "examples",
            "type",
            "enum",
            "const",
            "pattern",
            "minLength",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "uniqueItems",
            "items",
            "properties",
            "additionalProperties",
            "propertyNames",
            "required",
            "minProperties",
            "maxProperties",
            "anyOf",
            "if",
            "then",
            "else");

    @TestFactory
    Stream<DynamicTest> everyPartIsDescribedAndItsExamplesAreValid() {
        var parts = parts();
        var judge = judgeOf(parts);
        return parts.entrySet().stream()
                .map(part -> DynamicTest.dynamicTest(part.getKey(), () -> {
                    assertThat(part.getValue().path("description").stringValue(""))
                            .isNotBlank();
                    assertThat(part.getValue().path("examples").size()).isPositive();
                    for (var example : part.getValue().path("examples")) {
                        var asPart = JSON.createObjectNode().set(part.getKey(), example);
                        assertThat(judge.validate(asPart))
                                .as(example.toString())
                                .isEmpty();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyDefinitionHasATitleForUseInSentences() {
        return SCHEMA.path("$defs").properties().stream()
                .map(d -> DynamicTest.dynamicTest(
                        d.getKey(),
                        () -> assertThat(d.getValue().path("title").stringValue(""))
                                .isNotBlank()));
    }

    @TestFactory
    Stream<DynamicTest> decodersReadExactlyTheKeysOfTheSchema() {
        var decoding = new Decoding(new Diagnostics());
        SpecDecoder.spec(Documents.read(EVERY_KEY), decoding);
        var published = new TreeMap<String, Set<String>>();
        published.put("spec", keys(SCHEMA));
        SCHEMA.path("$defs").properties().stream()
                .filter(d -> d.getValue().has("properties") && !d.getKey().equals(TURN))
                .forEach(d -> published.put(d.getKey(), keys(d.getValue())));
        var shapes = new TreeSet<>(published.keySet());
        shapes.addAll(decoding.asked().keySet());

        return shapes.stream()
                .map(shape -> DynamicTest.dynamicTest(
                        shape, () -> assertThat(decoding.asked().get(shape)).isEqualTo(published.get(shape))));
    }

    @Test
    void aDocumentWithEveryKeyIsValidAndDecodes() {
        assertThat(schema(SCHEMA).validate(json(Documents.read(EVERY_KEY)))).isEmpty();
        assertThat(Documents.decoded(EVERY_KEY).head().id().value()).isEqualTo("every-key");
    }

    @Test
    void onlyKeywordsThatEditorsKnowAreUsed() {
        assertThat(keywords(SCHEMA)).isSubsetOf(KEYWORDS);
    }

    @Test
    void noMappingAcceptsAKeyThatIsNotPublished() {
        assertThat(schemas(SCHEMA).filter(s -> s.has("properties") && !s.has("additionalProperties")))
                .isEmpty();
    }

    /** Every definition, and every key as {@code definition.key}. */
    private static SequencedMap<String, JsonNode> parts() {
        var parts = new LinkedHashMap<String, JsonNode>();
        addKeys(parts, "spec", SCHEMA);
        SCHEMA.path("$defs").properties().forEach(d -> {
            parts.put(d.getKey(), d.getValue());
            schemas(d.getValue()).forEach(s -> addKeys(parts, d.getKey(), s));
        });
        return parts;
    }

    private static void addKeys(Map<String, JsonNode> parts, String owner, JsonNode schema) {
        schema.path("properties").properties().forEach(p -> {
            var before = parts.put(owner + "." + p.getKey(), p.getValue());
            assertThat(before).as("the second " + owner + "." + p.getKey()).isNull();
        });
    }

    /** Judges a mapping of which each key names the part that its value is an example of. */
    private static Schema judgeOf(Map<String, JsonNode> parts) {
        var judge = JSON.createObjectNode();
        judge.set("$defs", SCHEMA.path("$defs"));
        var properties = judge.putObject("properties");
        parts.forEach(properties::set);
        judge.put("additionalProperties", false);
        return schema(judge);
    }

    private static Schema schema(JsonNode schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString());
    }

    /** This schema and all that are written inside it, but not its examples. */
    private static Stream<JsonNode> schemas(JsonNode schema) {
        if (!schema.isObject()) {
            return Stream.empty();
        }
        var inner = Stream.of("properties", "$defs")
                .flatMap(k -> schema.path(k).properties().stream().map(p -> p.getValue()));
        var single = Stream.of("items", "additionalProperties", "propertyNames", "if", "then", "else")
                .map(schema::path);
        var choices = schema.path("anyOf").valueStream();
        return Stream.concat(
                Stream.of(schema),
                Stream.of(inner, single, choices).flatMap(s -> s).flatMap(SchemaTest::schemas));
    }

    private static Set<String> keywords(JsonNode root) {
        var found = new TreeSet<String>();
        schemas(root).forEach(s -> s.properties().forEach(p -> found.add(p.getKey())));
        return found;
    }

    private static Set<String> keys(JsonNode schema) {
        var keys = new TreeSet<String>();
        schema.path("properties").properties().forEach(p -> keys.add(p.getKey()));
        return keys;
    }

    private static JsonNode json(Node node) {
        return switch (node) {
            case Node.Fields fields -> {
                var object = JSON.createObjectNode();
                fields.byName().values().forEach(f -> object.set(f.key().text(), json(f.value())));
                yield object;
            }
            case Node.Items items -> {
                var array = JSON.createArrayNode();
                items.values().forEach(n -> array.add(json(n)));
                yield array;
            }
            case Node.Scalar scalar ->
                switch (scalar.type()) {
                    case TEXT -> JSON.getNodeFactory().stringNode(scalar.text());
                    case NUMBER -> JSON.getNodeFactory().numberNode(new BigDecimal(scalar.text()));
                    case BOOLEAN -> JSON.getNodeFactory().booleanNode(Boolean.parseBoolean(scalar.text()));
                    case NULL -> JSON.getNodeFactory().nullNode();
                };
        };
    }
}
