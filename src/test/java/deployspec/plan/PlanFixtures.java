package deployspec.plan;

import deployspec.compile.Compiler;
import deployspec.diagnostic.Diagnostics;
import deployspec.model.decode.SpecDecoder;
import deployspec.source.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Plans for tests, from specs as short as their point allows. */
public final class PlanFixtures {
    private static final String HEAD = "spec: deployment/v1\nid: fixture\ntitle: Fixture\n";

    private PlanFixtures() {}

    /** The plan of these declarations and phases, for no environment. */
    public static Plan of(String yaml) {
        return of(yaml, Optional.empty());
    }

    /** The same for an environment, if there is one. */
    public static Plan of(String yaml, Optional<String> environment) {
        var document = YamlReader.read("fixture.yaml", (HEAD + yaml).getBytes(StandardCharsets.UTF_8));
        var found = new Diagnostics();
        var spec = document.root().flatMap(root -> SpecDecoder.decode(root, found));
        if (document.hasErrors() || found.hasErrors()) {
            throw new IllegalArgumentException(document.diagnostics() + " " + found.sorted());
        }
        var planned = spec.orElseThrow().environments().stream()
                .filter(e -> environment.filter(e.name().value()::equals).isPresent())
                .findFirst();
        return Compiler.compile(spec.orElseThrow(), "fixture.yaml", planned).plan();
    }

    /** The same for an environment. */
    public static Plan ofSteps(String steps, String declarations, String environment) {
        return of("phases:\n  - phase: Work\n    steps:\n" + steps.indent(6) + declarations, Optional.of(environment));
    }

    /** The plan of one phase with these steps, and of these declarations behind it. */
    public static Plan ofSteps(String steps, String declarations) {
        return of("phases:\n  - phase: Work\n    steps:\n" + steps.indent(6) + declarations);
    }

    /** The same plan with these parts in the place of its own. */
    public static Plan with(
            Plan plan,
            List<ChangeWindows> windows,
            List<EscalationHop> escalation,
            List<PlannedChannel> channels,
            List<PlannedBlock> phases) {
        return new Plan(
                plan.format(),
                plan.head(),
                plan.environment(),
                windows,
                plan.inputs(),
                plan.secrets(),
                plan.contacts(),
                escalation,
                channels,
                plan.thresholds(),
                phases,
                plan.rollback(),
                plan.signOff(),
                plan.references());
    }
}
