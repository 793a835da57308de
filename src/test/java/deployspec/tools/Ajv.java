package deployspec.tools;

import java.nio.file.Path;
import java.util.List;

/** A second implementation of JSON Schema 2020-12, in its strict mode, which also refuses unknown keywords. */
public final class Ajv {
    private Ajv() {}

    /** Faults of the schema itself, else of the files (YAML or JSON) under it; empty when there are none. */
    public static String check(Path schema, Path... files) {
        ExternalTool.requireNodeTools();
        List<String> validator =
                List.of("node", ExternalTool.nodeTool("ajv.mjs").toString(), schema.toString());
        return ExternalTool.findings(ExternalTool.command(validator, files));
    }
}
