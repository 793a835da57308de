package deployspec.cli;

import deployspec.diff.Differ;
import deployspec.diff.Finding;
import deployspec.execute.event.Event;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.report.DiffText;
import deployspec.report.SpecComparison;
import deployspec.world.RunArchive;
import deployspec.world.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plan that a run was begun with: a run carries out one plan, and no other.
 *
 * @param drift how the spec differs from it now, for a person; empty where it does not, or is not there any more
 */
record FrozenPlan(Plan plan, Optional<String> drift) {
    private static final int WIDTH = 100;

    /**
     * @param stored its plan
     * @param begun what the run was begun with
     * @throws UsageFault if it is not the one of the run
     */
    static FrozenPlan of(
            RunFolder folder, RunArchive.StoredPlan stored, Event.RunStarted begun, Optional<String> environment) {
        if (!stored.digest().equals(begun.digest())) {
            throw new UsageFault(
                    "`%s` was changed: its digest is not the one in the journal".formatted(folder.plan()),
                    "Do not go on with this run; keep its folder, and find out who changed it.");
        }
        var sources = Sources.read(folder.sources());
        var drift = root(begun)
                .flatMap(root -> environment.isEmpty() && sources.areStill(root)
                        ? Optional.empty()
                        : drift(stored, root.resolve(begun.spec()), environment));
        return new FrozenPlan(stored.plan(), drift);
    }

    /** The root of its project lies around the folder that the run was begun in, and the spec's path counts from there. */
    private static Optional<Path> root(Event.RunStarted begun) {
        return Stream.iterate(Path.of(begun.folder()), Objects::nonNull, Path::getParent)
                .filter(around -> Files.isRegularFile(around.resolve(begun.spec())))
                .findFirst();
    }

    /**
     * The plan, where the spec still says the same, or somebody accepts that it does not.
     *
     * @throws UsageFault if the spec has become another; the difference has been shown
     */
    Plan carriedOn(Streams streams, boolean accepted) {
        drift.ifPresent(difference -> {
            streams.err().print(difference);
            streams.err().flush();
            if (!accepted) {
                throw new UsageFault(
                        "`%s` is not what this run was begun with"
                                .formatted(plan.head().spec()),
                        "Put the spec back as it was, begin a new run with it, or keep to the plan of this run:"
                                + " --accept-drift.");
            }
        });
        return plan;
    }

    private static Optional<String> drift(RunArchive.StoredPlan stored, Path spec, Optional<String> environment) {
        var plan = stored.plan();
        var checked = Checker.forErrors().checked(spec);
        if (checked.hasErrors()) {
            return Optional.of("`%s` has mistakes now; `spec validate` shows them.\n".formatted(spec));
        }
        var now = Planner.plan(checked, environment.or(() -> plan.environment().map(e -> e.name())));
        return PlanJson.digest(now).equals(stored.digest()) ? Optional.empty() : Optional.of(shown(plan, now));
    }

    private static String shown(Plan before, Plan now) {
        var entries = Differ.diff(before, now).stream()
                .map(change -> new SpecComparison.Entry(new Finding(change, List.of()), Optional.empty(), false))
                .toList();
        return new DiffText(WIDTH, false)
                .show(new SpecComparison(
                        "the plan of the run",
                        "the spec as it is now",
                        before.head().spec(),
                        entries));
    }
}
