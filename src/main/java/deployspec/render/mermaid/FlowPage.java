package deployspec.render.mermaid;

import deployspec.plan.Plan;
import deployspec.render.mermaid.Flow.Detail;
import deployspec.render.mermaid.MermaidRenderer.Origin;
import java.util.Optional;

/**
 * The model of {@code templates/mermaid/flow.mmd}.
 *
 * @param coarse what is shown in place of steps, where they would be too many
 */
record FlowPage(Origin origin, Optional<Mermaid.Label> coarse, Mermaid body) {
    /** Mermaid draws no more characters, with room for what stands around; GitHub has the same limit. */
    private static final int LONGEST = 48_000;

    /** Mermaid draws no more edges. */
    private static final int MOST_EDGES = 500;

    static FlowPage of(Plan plan, Origin origin) {
        for (var detail : Detail.values()) {
            var flow = new Flow(plan, detail);
            var body = flow.draw();
            if (detail == Detail.PHASES || body.encoded().length() <= LONGEST && flow.edges() <= MOST_EDGES) {
                return new FlowPage(
                        origin,
                        detail == Detail.STEPS ? Optional.empty() : Optional.of(new Mermaid.Label(detail.word())),
                        body);
            }
        }
        throw new IllegalStateException("no detail fits");
    }
}
