package deployspec.cli;

import deployspec.execute.Answers;
import deployspec.execute.Executor;
import deployspec.execute.Options;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.port.Progress;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.world.DiskJournal;
import deployspec.world.RealWorld;
import deployspec.world.RunFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** A plan carried out in the real world, now, with nobody there. */
final class Unattended {
    private Unattended() {}

    /**
     * @param folder the one that scripts run in
     * @param name of the run's own folder in it
     */
    static List<Entry> carryOut(Plan plan, Path folder, String name) {
        var run = RunFolder.at(folder.resolve(name));
        try (var journal = DiskJournal.open(run.journal());
                var world = new RealWorld(run, folder, System.getenv(), Optional.empty())) {
            new Executor(
                            plan,
                            world,
                            journal,
                            Progress.NONE,
                            new Options(true, false, false, Optional.empty()),
                            Answers.NONE)
                    .begin(new Event.RunStarted(
                            plan.head().id(),
                            plan.head().spec(),
                            PlanJson.digest(plan),
                            Optional.empty(),
                            "operator",
                            folder.toString(),
                            Instant.now(),
                            new LinkedHashMap<>(),
                            false));
            return journal.entries();
        }
    }
}
