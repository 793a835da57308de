package deployspec.source;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * JSON Schema 2020-12 without what costs time at every start and is of no use to us: formats, which are not asserted, and
 * the validator's own {@code enum} and {@code const}, which build an object mapper to word messages that nobody reads.
 */
final class LeanDialect {
    private static final String VOCABULARY = "https://json-schema.org/draft/2020-12/vocab/";
    private static final Map<String, Boolean> VOCABULARIES = Map.of(
            VOCABULARY + "core", true,
            VOCABULARY + "applicator", true,
            VOCABULARY + "unevaluated", true,
            VOCABULARY + "validation", true);

    private LeanDialect() {}

    static Dialect create() {
        return Dialect.builder(DialectId.DRAFT_2020_12)
                .specificationVersion(SpecificationVersion.DRAFT_2020_12)
                .idKeyword("$id")
                .vocabularies(VOCABULARIES)
                .keywords(KeywordType.getKeywords(SpecificationVersion.DRAFT_2020_12))
                .keyword(new OneOfThese("enum"))
                .keyword(new OneOfThese("const"))
                // titles, descriptions and examples, which we read ourselves
                .unknownKeywordFactory((keyword, context) -> null)
                .build();
    }

    private record OneOfThese(String getValue) implements Keyword {
        @Override
        public KeywordValidator newValidator(
                SchemaLocation location, JsonNode values, Schema parent, SchemaContext context) {
            return new Validator(this, values, location, parent, context);
        }
    }

    private static final class Validator extends BaseKeywordValidator {
        private final Set<JsonNode> allowed;

        Validator(OneOfThese keyword, JsonNode values, SchemaLocation location, Schema parent, SchemaContext context) {
            super(keyword, values, location, parent, context);
            Stream<JsonNode> nodes = values.isArray() ? values.values().stream() : Stream.of(values);
            this.allowed = nodes.collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath location) {
            if (!allowed.contains(node)) {
                context.addError(error().instanceNode(node)
                        .instanceLocation(location)
                        .evaluationPath(context.getEvaluationPath())
                        .locale(context.getExecutionConfig().getLocale())
                        .build());
            }
        }
    }
}
