package deployspec.compile;

import deployspec.diagnostic.Span;
import deployspec.model.Environment;
import deployspec.model.Input;
import deployspec.model.Spec;
import deployspec.plan.ChangeWindows;
import deployspec.plan.Head;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedEnvironment;
import deployspec.value.Text;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the plan of a spec for one environment. */
public final class Compiler {
    private Compiler() {}

    /**
     * The plan of a spec that {@code lint} found no error in.
     *
     * @param path the spec's path below its root, with {@code /}
     * @param environment the one to plan for; empty only for a spec that declares none
     */
    public static Compilation compile(Spec spec, String path, Optional<Environment> environment) {
        var declarations = Declarations.of(spec);
        var thresholds = new Thresholds(declarations);
        var places = new LinkedHashMap<String, Span>();
        var undoing = Undoing.of(spec);
        var steps = new StepCompiler(thresholds, undoing, places, stepIds(spec));
        var scope = Scope.outermost(declarations, environment);
        spec.thresholds().forEach(t -> places.put(t.id().value(), t.span()));
        var phases = new BlockCompiler(thresholds, steps, places, Numbers.ofPhases()).phases(spec.phases(), scope);
        var wayBack = new BlockCompiler(thresholds, steps, places, Numbers.ofRollback());
        var rollback = new RollbackCompiler(undoing, steps, wayBack).compile(spec, thresholds.all(scope), scope);
        var people = new People(scope);
        var plan = new Plan(
                Plan.FORMAT,
                head(spec, path),
                environment.map(e -> new PlannedEnvironment(e.name().value(), e.production(), e.confirmByName())),
                windows(spec, phases, environment),
                Values.inputs(spec.inputs(), scope),
                Values.secrets(spec.secrets()),
                spec.contacts().stream().map(People::contact).toList(),
                spec.escalation().stream().map(People::hop).toList(),
                spec.channels().stream().map(people::channel).toList(),
                thresholds.all(scope),
                phases,
                rollback,
                spec.signOff().map(People::signOff),
                spec.references().stream().map(Appendix::reference).toList());
        return new Compilation(plan, places);
    }

    /** Those of the plan's environment, and of any other in which its phases change something. */
    private static List<ChangeWindows> windows(Spec spec, List<PlannedBlock> phases, Optional<Environment> planned) {
        var others = phases.stream()
                .flatMap(PlannedBlock::allSteps)
                .filter(s -> s.effects().changing())
                .flatMap(s -> s.environment().stream())
                .collect(Collectors.toSet());
        return spec.environments().stream()
                .filter(e -> !e.windows().isEmpty())
                .filter(e -> planned.filter(e::equals).isPresent()
                        || others.contains(e.name().value()))
                .map(e -> new ChangeWindows(e.name().value(), e.windows()))
                .toList();
    }

    private static Set<String> stepIds(Spec spec) {
        return Stream.concat(spec.steps(), spec.rollbackSteps())
                .map(s -> s.id().value())
                .collect(Collectors.toSet());
    }

    private static Head head(Spec spec, String path) {
        var head = spec.head();
        return new Head(
                path,
                head.id().value(),
                head.title().text(),
                head.version(),
                head.updated().map(LocalDate::toString),
                head.system().map(Text::literally),
                head.overview().map(t -> t.text()),
                head.review()
                        .map(r -> new Head.Review(
                                r.last().map(LocalDate::toString),
                                r.next().map(LocalDate::toString),
                                r.note().map(t -> t.text()))));
    }

    /** What an input is worth in an environment unless an operator says otherwise. */
    static Optional<String> value(Input input, Optional<Environment> environment) {
        return environment.stream()
                .flatMap(e -> e.inputs().stream())
                .filter(s -> s.input().value().equals(input.name().value()))
                .findFirst()
                .map(Environment.Setting::value)
                .or(input::fallback)
                .map(Input.Given::text);
    }
}
