package deployspec.diff;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.compile.Compiler;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.lint.Linter;
import deployspec.model.Environment;
import deployspec.model.Spec;
import deployspec.model.decode.SpecDecoder;
import deployspec.plan.Plan;
import deployspec.source.SchemaCheck;
import deployspec.source.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Plans of specs that would pass every check. */
final class Specs {
    static final String PORTAL = read(Path.of("specs/story-portal-v2.yaml"));
    private static final String FILE = "specs/portal.yaml";

    private Specs() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For production, or for what stands for it where nothing is production. */
    static Plan plan(String text) {
        var plans = plans(text);
        return plans.getOrDefault("production", plans.lastEntry().getValue());
    }

    /** By environment; by the empty name where none is declared. */
    static SequencedMap<String, Plan> plans(String text) {
        var spec = spec(text);
        var plans = new TreeMap<String, Plan>();
        if (spec.environments().isEmpty()) {
            plans.put("", Compiler.compile(spec, FILE, Optional.empty()).plan());
        }
        for (Environment environment : spec.environments()) {
            plans.put(
                    environment.name().value(),
                    Compiler.compile(spec, FILE, Optional.of(environment)).plan());
        }
        return plans;
    }

    private static Spec spec(String text) {
        var found = new Diagnostics();
        var document = YamlReader.read(FILE, text.getBytes(StandardCharsets.UTF_8));
        found.addAll(document.diagnostics());
        assertThat(found.sorted()).as("YAML").isEmpty();
        found.addAll(SchemaCheck.bundled().check(document));
        assertThat(found.sorted()).as("schema").isEmpty();
        var spec = SpecDecoder.decode(document.root().orElseThrow(), found).orElseThrow();
        found.addAll(Linter.check(deployspec.lint.Subject.of(spec, document, Optional.empty()), Linter::all));
        assertThat(found.sorted()).as("rules").noneMatch(Diagnostic::isError);
        return spec;
    }
}
