package deployspec.equivalence;

import deployspec.execute.Agreeing;
import deployspec.execute.Executor;
import deployspec.execute.Options;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.port.Progress;
import deployspec.execute.port.Result;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.plan.PlannedInput;
import deployspec.world.DiskJournal;
import deployspec.world.RehearsalWorld;
import deployspec.world.RunFolder;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The executor, on a virtual clock; scripts run. */
final class ByExecutor {
    private static final Instant T = Instant.parse("2026-01-20T02:00:00Z");

    private ByExecutor() {}

    static Carried carryOut(Plan plan, Stage stage) throws IOException {
        var run = RunFolder.at(stage.folder().resolve("run"));
        try (var journal = DiskJournal.open(run.journal());
                var world = new RehearsalWorld(
                        run, stage.folder(), stage.environment(), T, (url, now) -> new Result.Failed("no server"))) {
            var executor = new Executor(
                    plan,
                    world,
                    journal,
                    Progress.NONE,
                    new Options(true, false, false, Optional.empty()),
                    Agreeing.with(plan, Set.of()));
            int exit = executor.begin(new Event.RunStarted(
                    "run",
                    plan.head().spec(),
                    PlanJson.digest(plan),
                    Optional.empty(),
                    "operator",
                    stage.folder().toString(),
                    T,
                    defaults(plan),
                    false));
            var entries = journal.entries();
            return new Carried(stage.trace(), endings(entries), Carried.Result.of(exit), story(entries));
        }
    }

    private static TreeMap<String, String> defaults(Plan plan) {
        var values = new TreeMap<String, String>();
        for (PlannedInput input : plan.inputs()) {
            input.value().ifPresent(v -> values.put(input.name(), v));
        }
        return values;
    }

    private static Map<String, Carried.Ending> endings(List<Entry> entries) {
        var endings = new HashMap<String, Carried.Ending>();
        for (var entry : entries) {
            if (entry.event() instanceof Event.StepEnded ended) {
                endings.put(
                        ended.step(),
                        switch (ended.ending()) {
                            case PASSED -> Carried.Ending.PASSED;
                            case FAILED, NO_DATA, ERROR, SKIPPED -> Carried.Ending.NOT_PASSED;
                            case NOT_APPLICABLE -> Carried.Ending.NOT_APPLICABLE;
                        });
            }
        }
        return endings;
    }

    private static String story(List<Entry> entries) {
        return entries.stream().map(e -> e.event().toString()).collect(Collectors.joining("\n"));
    }
}
