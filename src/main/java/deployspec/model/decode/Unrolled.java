package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Span;
import deployspec.source.Limits;
import deployspec.source.Node;
import deployspec.source.Node.Fields;
import deployspec.source.Node.Items;
import deployspec.source.Node.Scalar;
import java.util.Optional;

/** Refuses a short spec that would become a huge plan: a long script in a long loop, for many environments. */
final class Unrolled {
    private long worst;
    private Optional<Span> worstLoop = Optional.empty();

    private Unrolled() {}

    static void check(Node root, Decoding decoding) {
        var unrolled = new Unrolled();
        int environments = root instanceof Fields fields ? environments(fields) : 1;
        long total = unrolled.weight(root) * environments;
        if (total > Limits.UNROLLED) {
            decoding.report(Diagnostic.error(
                            "plan-too-large",
                            unrolled.worstLoop.orElse(root.span()),
                            "with every loop unrolled%s, the plan would have %,d characters; it may have %,d"
                                    .formatted(
                                            environments > 1 ? " for %,d environments".formatted(environments) : "",
                                            total,
                                            Limits.UNROLLED))
                    .withHelp("Loop inside a script of its own, or divide the procedure into several specs."));
        }
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
            case Items items -> items.values().stream().mapToLong(this::weight).sum();
            case Fields fields -> weight(fields);
        };
    }

    private long weight(Fields fields) {
        long once = fields.has("step") ? Limits.STEP : 0;
        for (var field : fields.byName().values()) {
            once += switch (field.key().text()) {
                case "for-each" -> 0;
                case "steps", "checks" -> weight(field.value()) + shortSteps(field.value());
                default -> weight(field.value());
            };
        }
        var turns = fields.get("for-each");
        if (turns.isEmpty()) {
            return once;
        }
        long all = once * turns(turns.get());
        if (all > worst) {
            worst = all;
            worstLoop = Optional.of(turns.get().span());
        }
        return all;
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
