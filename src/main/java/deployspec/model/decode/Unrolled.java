package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Span;
import deployspec.source.Limits;
import deployspec.source.Node;
import deployspec.source.Node.Fields;
import deployspec.source.Node.Items;
import deployspec.source.Node.Scalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Refuses a short spec that would become a huge plan: a long script in a long loop or in many procedures, for many environments. */
final class Unrolled {
    private static final long MOST = 1L << 40;

    private long worst;
    private Optional<Span> worstLoop = Optional.empty();
    private Optional<Span> tooDeep = Optional.empty();
    private int depth;

    private final Map<String, Node> procedures = new HashMap<>();
    private final Map<String, Long> ofProcedures = new HashMap<>();

    private Unrolled() {}

    /** Whether it is small enough; else the place that makes it large is reported. */
    static boolean check(Node root, Decoding decoding) {
        var unrolled = new Unrolled();
        if (root instanceof Fields fields && fields.get("procedures").orElse(null) instanceof Fields named) {
            named.byName().forEach((name, field) -> unrolled.procedures.put(name, field.value()));
        }
        int environments = root instanceof Fields fields ? environments(fields) : 1;
        long total = capped(unrolled.weight(root) * environments);
        unrolled.tooDeep.ifPresent(use -> decoding.report(Diagnostic.error(
                        "procedures-too-deep",
                        use,
                        "more than %d procedures stand one inside the other".formatted(Limits.NESTED))
                .withHelp("Let a procedure hold steps; a reader follows two or three uses, not more.")));
        boolean small = total <= Limits.UNROLLED;
        if (!small) {
            decoding.report(Diagnostic.error(
                            "plan-too-large",
                            unrolled.worstLoop.orElse(root.span()),
                            "with every loop unrolled%s, the plan would have %s%,d characters; it may have %,d"
                                    .formatted(
                                            environments > 1 ? " for %,d environments".formatted(environments) : "",
                                            total == MOST ? "at least " : "",
                                            total,
                                            Limits.UNROLLED))
                    .withHelp("Loop inside a script of its own, or divide the procedure into several specs."));
        }
        return small && unrolled.tooDeep.isEmpty();
    }

    private static int environments(Fields root) {
        return root.get("environments")
                .map(declared -> declared instanceof Fields fields
                        ? Math.max(1, fields.byName().size())
                        : 1)
                .orElse(1);
    }

    private long weight(Node node) {
        return switch (node) {
            case Scalar scalar -> scalar.text().length();
            case Items items -> items.values().stream().mapToLong(this::weight).reduce(0, (a, b) -> capped(a + b));
            case Fields fields -> weight(fields);
        };
    }

    private long weight(Fields fields) {
        long once = fields.has("step") ? Limits.STEP : 0;
        if (fields.get("use").orElse(null) instanceof Scalar name) {
            once += large(weightOf(name), name.span());
        }
        for (var field : fields.byName().values()) {
            once += switch (field.key().text()) {
                case "for-each" -> 0;
                case "steps", "checks" -> weight(field.value()) + shortSteps(field.value());
                // They weigh where they are used.
                case "procedures" -> 0;
                default -> weight(field.value());
            };
        }
        once = capped(once);
        var turns = fields.get("for-each");
        if (turns.isEmpty()) {
            return once;
        }
        return large(capped(once * turns(turns.get())), turns.get().span());
    }

    private long large(long weight, Span place) {
        if (weight > worst) {
            worst = weight;
            worstLoop = Optional.of(place);
        }
        return weight;
    }

    /** A procedure that stands in itself is refused elsewhere, and weighs nothing there. */
    private long weightOf(Scalar use) {
        var procedure = use.text();
        var known = ofProcedures.get(procedure);
        var steps = procedures.get(procedure);
        if (known != null || steps == null) {
            return known == null ? 0 : known;
        }
        if (depth == Limits.NESTED) {
            tooDeep = Optional.of(use.span());
            return 0;
        }
        ofProcedures.put(procedure, 0L);
        depth++;
        long weight = capped(weight(steps) + shortSteps(steps));
        depth--;
        ofProcedures.put(procedure, weight);
        return weight;
    }

    /** A count that is too large anyway stays one. */
    private static long capped(long weight) {
        return Math.min(weight, MOST);
    }

    /** The shortest form of a step is its title alone. */
    private static long shortSteps(Node steps) {
        return steps instanceof Items items
                ? Limits.STEP
                        * items.values().stream()
                                .filter(Scalar.class::isInstance)
                                .count()
                : 0;
    }

    private static int turns(Node loop) {
        return switch (loop) {
            case Items items -> items.values().size();
            case Fields fields ->
                fields.byName().values().stream()
                        .map(field -> turns(field.value()))
                        .reduce(1, Math::max);
            case Scalar scalar -> 1;
        };
    }
}
