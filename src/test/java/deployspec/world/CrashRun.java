package deployspec.world;

import deployspec.execute.Answers;
import deployspec.execute.Executor;
import deployspec.execute.Options;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.port.Journal;
import deployspec.execute.port.Progress;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.execute.port.Ticket;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** One process that carries out a plan on a simulated disk: begins a run, or goes on with what a crash has left. */
final class CrashRun {
    static final RunFolder FOLDER = new RunFolder(Path.of("/state/runs/run-1"));

    final SimulatedDisk disk;
    final CrashWorld world;

    /** How many operations the disk had seen when each record had been promised to last. */
    final List<Integer> promised = new ArrayList<>();

    List<Entry> entries = List.of();

    private final Plan plan;
    private final Disk seen;
    private final UnaryOperator<Journal> journals;

    CrashRun(Plan plan, SimulatedDisk disk) {
        this(plan, disk, CrashWorld.Wrapper.RIGHT, disk, UnaryOperator.identity());
    }

    /**
     * @param seen the disk as the journal sees it
     * @param journals around the one that is written
     */
    CrashRun(Plan plan, SimulatedDisk disk, CrashWorld.Wrapper wrapper, Disk seen, UnaryOperator<Journal> journals) {
        this.plan = plan;
        this.disk = disk;
        this.seen = seen;
        this.journals = journals;
        this.world = new CrashWorld(disk, FOLDER, wrapper);
    }

    /** @throws StateFault if the disk breaks */
    int begin() throws IOException {
        RunFolder.makeFolder(seen, FOLDER.path());
        seen.write(FOLDER.plan(), PlanJson.write(plan));
        return carryOut(
                Answers.NONE,
                executor -> executor.begin(new Event.RunStarted(
                        "run-1",
                        plan.head().spec(),
                        PlanJson.digest(plan),
                        Optional.empty(),
                        "operator",
                        "/",
                        Instant.parse("2026-01-20T22:00:00Z"),
                        new LinkedHashMap<>(),
                        false)));
    }

    int resume(Answers answers) {
        return carryOut(answers, executor -> executor.resume("operator"));
    }

    private int carryOut(Answers answers, ToIntFunction<Executor> how) {
        try (var journal = DiskJournal.open(seen, FOLDER.journal())) {
            try {
                var executor = new Executor(
                        plan,
                        world,
                        journals.apply(journal),
                        new Promises(),
                        new Options(true, false, false, Optional.empty()),
                        answers);
                return how.applyAsInt(executor);
            } finally {
                entries = journal.entries();
            }
        }
    }

    /** Whoever is told that something is recorded may rely on it. */
    private final class Promises implements Progress {
        @Override
        public void recorded(Entry entry) {
            promised.add(disk.operations.size());
        }

        @Override
        public void started(Ticket ticket, Task task) {}

        @Override
        public void ended(Ticket ticket, Result result) {}

        @Override
        public void waiting(String why, Optional<Instant> until) {}

        @Override
        public void refused(String why) {}

        @Override
        public Optional<Instant> tick(Instant now) {
            return Optional.empty();
        }
    }
}
