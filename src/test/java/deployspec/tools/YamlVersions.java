package deployspec.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of YAML that is not ours, under both versions of YAML: what an engine takes a file for may hang on which it reads. */
public final class YamlVersions {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private YamlVersions() {}

    /**
     * The documents of each text, which are the same in both versions.
     *
     * @param folder for its use
     */
    public static List<List<JsonNode>> read(List<String> texts, Path folder) {
        ExternalTool.requireNodeTools();
        try {
            var file = Files.writeString(folder.resolve("texts.json"), JSON.writeValueAsString(texts));
            var command =
                    List.of("node", ExternalTool.nodeTool("yaml-versions.mjs").toString(), file.toString());
            return JSON.readTree(ExternalTool.output(command))
                    .valueStream()
                    .map(pair -> {
                        assertThat(pair.get(1)).as("as YAML 1.1").isEqualTo(pair.get(0));
                        return pair.get(0).valueStream().toList();
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys and lengths, without the texts. */
    public static Object shape(JsonNode node) {
        if (node.isObject()) {
            return node.propertyStream()
                    .map(e -> Map.entry(e.getKey(), shape(e.getValue())))
                    .toList();
        }
        return node.isArray()
                ? node.valueStream().map(YamlVersions::shape).toList()
                : node.getNodeType().name();
    }
}
