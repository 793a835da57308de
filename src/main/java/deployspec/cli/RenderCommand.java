package deployspec.cli;

import deployspec.plan.PlanJson;
import deployspec.render.Artefact;
import deployspec.render.Limit;
import deployspec.render.Rendered;
import deployspec.render.Renderer;
import deployspec.render.Renderers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spec render}: writes plans down, or shows what has gone stale. Runs nothing and opens no socket. */
@Command(
        name = "render",
        description = "Renders specs as runbooks, workflows and checklists.",
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @Parameters(
            arity = "0..*",
            paramLabel = "SPEC",
            description = "Spec files, or folders of them; without any, specs.")
    private List<Path> paths = List.of(Path.of("specs"));

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            completionCandidates = RenderCommand.Targets.class,
            description = "One of ${COMPLETION-CANDIDATES}; may be repeated. Without it, all.")
    private List<String> targets = List.of();

    @Option(names = "--environment", paramLabel = "NAME", description = "The environment to render for.")
    private Optional<String> wanted = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "The folder to write to (default: ${DEFAULT-VALUE}).",
            defaultValue = "generated")
    private Path folder = Path.of("generated");

    @Option(names = "--check", description = "Write nothing; show what is stale, and exit 1 if anything is.")
    private boolean check;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.", defaultValue = "auto")
    private Colour colour = Colour.AUTO;

    RenderCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var renderers = renderers();
        boolean fails = false;
        for (var file : SpecFiles.find(paths)) {
            var checked = SpecCheck.check(file, streams, colour, environment);
            if (checked.hasErrors()) {
                return checked.exit().code();
            }
            var plan = Planner.plan(checked, wanted);
            var digest = PlanJson.digest(plan);
            var generated = new GeneratedFolder(folder.resolve(plan.head().id()));
            var useful = new ArrayList<Artefact>();
            for (var rendered : Rendered.by(renderers, plan, digest)) {
                rendered.excesses().forEach(excess -> tell(rendered, excess, checked));
                fails |= rendered.isOfNoUse();
                useful.addAll(rendered.isOfNoUse() ? List.of() : rendered.artefacts());
            }
            for (var artefact : useful) {
                fails |= check ? show(generated, artefact) : write(generated, artefact);
            }
            if (targets.isEmpty()) {
                for (var leftOver : generated.leftOver(useful)) {
                    fails |= takeAway(leftOver);
                }
            }
        }
        return (fails ? Exit.FINDINGS : Exit.DONE).code();
    }

    private void tell(Rendered rendered, Limit.Excess excess, Checked spec) {
        Faults.tell(
                streams.err(),
                "the target `%s` of `%s` %s: %s"
                        .formatted(
                                rendered.target(),
                                spec.path(),
                                rendered.isOfNoUse() ? "is left out" : "may be too large",
                                excess.what()),
                excess.limit().remedy());
    }

    private boolean show(GeneratedFolder generated, Artefact artefact) {
        var difference = generated.difference(artefact);
        difference.ifPresent(streams.out()::print);
        return difference.isPresent();
    }

    private boolean write(GeneratedFolder generated, Artefact artefact) {
        streams.out()
                .println("%s %s"
                        .formatted(generated.write(artefact) ? "wrote    " : "unchanged", generated.path(artefact)));
        return false;
    }

    private boolean takeAway(Path file) {
        if (check) {
            streams.out()
                    .println("left over: %s. Nothing renders it any more; `spec render` removes it.".formatted(file));
        } else {
            GeneratedFolder.remove(file);
            streams.out().println("removed   %s".formatted(file));
        }
        return check;
    }

    private List<Renderer> renderers() {
        return targets.isEmpty()
                ? Renderers.all()
                : targets.stream().distinct().map(RenderCommand::renderer).toList();
    }

    private static Renderer renderer(String target) {
        return Renderers.named(target)
                .orElseThrow(() -> new UsageFault(
                        "there is no target `%s`".formatted(target),
                        "Choose from %s."
                                .formatted(String.join(
                                        ", ",
                                        Renderers.all().stream()
                                                .map(Renderer::target)
                                                .toList()))));
    }

    /** What a shell offers for {@code --target}. */
    static final class Targets implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Renderers.all().stream().map(Renderer::target).iterator();
        }
    }
}
