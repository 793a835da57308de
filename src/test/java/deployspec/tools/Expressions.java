package deployspec.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** GitHub's own library for what stands between {@code ${{} and {@code }}}. */
public final class Expressions {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Expressions() {}

    /** Each text with the values of its expressions in their place; every context is empty. */
    public static List<String> evaluated(List<String> texts, Path folder) throws IOException {
        ExternalTool.requireNodeTools();
        var file = Files.writeString(folder.resolve("texts.json"), JSON.writeValueAsString(texts));
        return List.of(JSON.readValue(
                ExternalTool.output(
                        List.of("node", ExternalTool.nodeTool("evaluate.mjs").toString(), file.toString())),
                String[].class));
    }
}
