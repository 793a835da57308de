package deployspec.render;

import deployspec.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one target makes of a plan.
 *
 * @param excesses what is more than those take who are to use it
 */
public record Rendered(String target, List<Artefact> artefacts, List<Limit.Excess> excesses) {
    public Rendered {
        artefacts = List.copyOf(artefacts);
        excesses = List.copyOf(excesses);
    }

    /** By each of these, in their order; none stands there twice. */
    public static List<Rendered> by(List<Renderer> renderers, Plan plan, String digest) {
        // Renderers know nothing of each other, so all cores may render.
        var files = new HashMap<>(renderers.parallelStream()
                .collect(Collectors.toConcurrentMap(Renderer::target, renderer -> renderer.render(plan, digest))));
        Function<String, List<Artefact>> filesOf = target -> files.computeIfAbsent(
                target, t -> Renderers.named(t).orElseThrow().render(plan, digest));
        return renderers.stream()
                .map(renderer -> new Rendered(
                        renderer.target(), filesOf.apply(renderer.target()), excesses(renderer.limits(), filesOf)))
                .toList();
    }

    private static List<Limit.Excess> excesses(List<Limit> limits, Function<String, List<Artefact>> filesOf) {
        return limits.stream()
                .flatMap(limit ->
                        filesOf.apply(limit.target()).stream().flatMap(artefact -> limit.exceededBy(artefact).stream()))
                .toList();
    }

    /** Whether nobody could use it. */
    public boolean isOfNoUse() {
        return excesses.stream().anyMatch(excess -> excess.limit().isFixed());
    }
}
