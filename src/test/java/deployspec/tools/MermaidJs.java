package deployspec.tools;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Mermaid itself, which draws in a browser what we have written for it. */
public final class MermaidJs {
    private MermaidJs() {}

    /**
     * @param fault empty where it could be drawn; all else is empty where it could not
     * @param elements the kinds of elements in the drawing, each once
     */
    public record Drawing(String fault, String kind, String title, List<String> texts, List<String> elements) {
        public Drawing {
            fault = fault == null ? "" : fault;
        }
    }

    /** In the order of the pictures. */
    public static List<Drawing> draw(Path... pictures) {
        ExternalTool.requireNodeTools();
        var browser = ExternalTool.path("chromium");
        var json = ExternalTool.output(ExternalTool.command(
                List.of("node", ExternalTool.nodeTool("mermaid.mjs").toString(), browser), pictures));
        return List.of(JsonMapper.shared().readValue(json, Drawing[].class));
    }
}
