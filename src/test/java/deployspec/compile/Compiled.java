package deployspec.compile;

import deployspec.diagnostic.Diagnostics;
import deployspec.model.Environment;
import deployspec.model.Spec;
import deployspec.model.decode.SpecDecoder;
import deployspec.plan.Plan;
import deployspec.source.YamlReader;
import java.nio.charset.StandardCharsets;

/** Plans of specs that are written in a test. */
public final class Compiled {
    private static final String HEAD = "spec: deployment/v1\nid: sample\ntitle: Sample\n";

    private Compiled() {}

    /** Of all that follows a spec's head. */
    public static Plan plan(String body) {
        return plan("sample.yaml", (HEAD + body).getBytes(StandardCharsets.UTF_8));
    }

    /** For production, where the spec declares it. */
    static Plan plan(String path, byte[] text) {
        var spec = spec(path, text);
        var production =
                spec.environments().stream().filter(Environment::production).findFirst();
        return Compiler.compile(spec, path, production).plan();
    }

    private static Spec spec(String path, byte[] text) {
        var found = new Diagnostics();
        var spec = YamlReader.read(path, text).root().flatMap(root -> SpecDecoder.decode(root, found));
        return spec.orElseThrow(() -> new AssertionError(path + ": " + found.sorted()));
    }
}
