package deployspec.cli;

import deployspec.json.JsonMismatch;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.report.Difference;
import deployspec.report.PlanText;
import deployspec.world.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** The plan that a run was begun with: a run carries out one plan, and no other. */
final class FrozenPlan {
    private static final int WIDTH = 100;

    private FrozenPlan() {}

    /**
     * @throws UsageFault if the plan cannot be read, or the spec has become another since; the difference has been shown
     */
    static Plan of(RunFolder folder, Streams streams, Optional<String> environment) {
        var plan = read(folder);
        var spec = Path.of(plan.head().spec());
        if (Files.isRegularFile(spec)) {
            var checked = Checker.check(spec);
            var now = checked.hasErrors()
                    ? Optional.<Plan>empty()
                    : Optional.of(Planner.plan(
                            checked, environment.or(() -> plan.environment().map(e -> e.name()))));
            if (now.map(p -> !PlanJson.digest(p).equals(PlanJson.digest(plan))).orElse(true)) {
                now.ifPresent(p -> streams.err().print(difference(plan, p)));
                throw new UsageFault(
                        "`%s` is not what this run was begun with".formatted(spec),
                        "Put the spec back as it was to go on, or begin a new run with it.");
            }
        }
        return plan;
    }

    /** As it was written down, whatever has become of the spec. */
    static Plan read(RunFolder folder) {
        try {
            return PlanJson.read(Files.readString(folder.plan()));
        } catch (IOException | JsonMismatch e) {
            throw new UsageFault(
                    "the plan of the run cannot be read: " + e.getMessage(),
                    "Keep `%s`, and begin a new run.".formatted(folder.path()));
        }
    }

    private static String difference(Plan before, Plan now) {
        var lines = Difference.between("the plan of the run", shown(before), "the spec as it is now", shown(now));
        return lines.isEmpty() ? "The steps look alike; what they run or say differs.\n" : lines;
    }

    /** Without the digest, which differs in any case. */
    private static String shown(Plan plan) {
        return new PlanText(WIDTH, false)
                .show(plan, PlanJson.digest(plan))
                .lines()
                .skip(2)
                .collect(Collectors.joining("\n"));
    }
}
