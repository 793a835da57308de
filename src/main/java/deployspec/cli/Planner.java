package deployspec.cli;

import deployspec.compile.Compiler;
import deployspec.model.Environment;
import deployspec.model.Spec;
import deployspec.plan.Plan;
import java.util.List;
import java.util.Optional;

/** The plan of one checked spec for the environment that was asked for. */
final class Planner {
    private Planner() {}

    /**
     * @param wanted the environment's name; empty = the only one, or the only one that is production
     * @throws UsageFault if there is no such environment, or the choice is not clear
     */
    static Plan plan(Checked checked, Optional<String> wanted) {
        var spec = checked.spec().orElseThrow();
        return Compiler.compile(spec, checked.path(), environment(spec, wanted)).plan();
    }

    private static Optional<Environment> environment(Spec spec, Optional<String> wanted) {
        var declared = spec.environments();
        if (wanted.isPresent()) {
            return Optional.of(declared.stream()
                    .filter(e -> e.name().value().equals(wanted.get()))
                    .findFirst()
                    .orElseThrow(() -> new UsageFault(
                            "the spec declares no environment `%s`".formatted(wanted.get()), choices(declared))));
        }
        if (declared.size() <= 1) {
            return declared.stream().findFirst();
        }
        var production = declared.stream().filter(Environment::production).toList();
        if (production.size() != 1) {
            throw new UsageFault("the spec declares %d environments".formatted(declared.size()), choices(declared));
        }
        return Optional.of(production.getFirst());
    }

    private static String choices(List<Environment> declared) {
        return declared.isEmpty()
                ? "Leave out --environment."
                : "Choose one with --environment: %s."
                        .formatted(String.join(
                                ", ",
                                declared.stream().map(e -> e.name().value()).toList()));
    }
}
