package deployspec.world;

import deployspec.execute.event.Event;
import deployspec.execute.event.RunRecord;
import deployspec.json.JsonMismatch;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs as they lie on the disk, for those who only look: nothing is locked, made or changed, whether a process carries the run
 * out meanwhile or has left it half-way.
 */
public final class RunArchive {
    /** The end of an id: when the run began, and what tells it from another of that second. */
    private static final Pattern STAMP = Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9a-f]{4}$");

    private static final int NAMED = 5;

    private final Path state;

    private RunArchive(Path state) {
        this.state = state;
    }

    public static RunArchive at(Path state) {
        return new RunArchive(state.toAbsolutePath().normalize());
    }

    /** The folders of all runs, the one that began last first. */
    public List<Path> runs() {
        var folder = state.resolve("runs");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.comparing(RunArchive::began).reversed())
                    .toList();
        } catch (IOException e) {
            throw new StateFault(
                    "cannot read `%s`: %s".formatted(folder, StateFault.reason(e)), "check that you may look into it");
        }
    }

    private static String began(Path run) {
        var id = run.getFileName().toString();
        var stamp = STAMP.matcher(id);
        return stamp.find() ? stamp.group() + id : id;
    }

    /**
     * The folder of a run.
     *
     * @param word its id, or as much of the beginning as no other run shares
     * @throws StateFault if there is no such run, or more than one
     */
    public Path find(String word) {
        var runs = runs();
        var begin = runs.stream()
                .filter(run -> !word.isEmpty() && run.getFileName().toString().startsWith(word))
                .toList();
        return begin.stream()
                .filter(run -> run.getFileName().toString().equals(word))
                .findFirst()
                .orElseGet(() -> switch (begin.size()) {
                    case 1 -> begin.getFirst();
                    case 0 ->
                        throw new StateFault(
                                "there is no run `%s` in `%s`".formatted(word, state),
                                runs.isEmpty()
                                        ? "no run has been started with this state folder"
                                        : "the last ones: " + names(runs));
                    default ->
                        throw new StateFault(
                                "%d runs begin with `%s`".formatted(begin.size(), word), "say which: " + names(begin));
                });
    }

    private static String names(List<Path> runs) {
        return String.join(
                ", ",
                runs.stream()
                        .limit(NAMED)
                        .map(run -> run.getFileName().toString())
                        .toList());
    }

    /**
     * What is known of a run.
     *
     * @param folder of the run, here or where somebody has copied it to
     * @throws StateFault if it never began, or its record was changed or cannot be read
     */
    public RunRecord read(Path folder) {
        var content = journal(folder);
        if (content.entries().isEmpty()) {
            throw neverBegan(folder);
        }
        var plan = plan(folder);
        return new RunRecord(
                plan,
                content.entries(),
                content.head(),
                content.torn().map(bytes -> bytes.length).orElse(0),
                process(folder, plan, (Event.RunStarted)
                        content.entries().getFirst().event()));
    }

    /** @throws StateFault naming the first record that was changed */
    static JournalFile.Content journal(Path folder) {
        var path = new RunFolder(folder).journal();
        try {
            if (!Files.isRegularFile(path)) {
                throw neverBegan(folder);
            }
            var content = JournalFile.read(path);
            if (content.entries().stream().limit(1).anyMatch(e -> !(e.event() instanceof Event.RunStarted))) {
                throw new StateFault(
                        "the first record of the journal `%s` does not say how the run began".formatted(path),
                        "keep the file, and find out who made it");
            }
            return content;
        } catch (IOException e) {
            throw new StateFault(
                    "cannot read the journal `%s`: %s".formatted(path, StateFault.reason(e)),
                    "check that you may read it");
        }
    }

    /** @param digest of the file as it lies there */
    public record StoredPlan(Plan plan, String digest) {}

    /** @throws StateFault if it is not there, or is none */
    public static Plan plan(Path folder) {
        return storedPlan(folder).plan();
    }

    /** @throws StateFault if it is not there, or is none */
    public static StoredPlan storedPlan(Path folder) {
        try {
            var json = Files.readString(new RunFolder(folder).plan());
            return new StoredPlan(PlanJson.read(json), PlanJson.digest(json));
        } catch (IOException | JsonMismatch e) {
            throw new StateFault(
                    "the plan of the run `%s` cannot be read: %s".formatted(folder.getFileName(), e.getMessage()),
                    "its journal still says what happened; look for the plan in a copy of `%s`".formatted(folder));
        }
    }

    private static StateFault neverBegan(Path folder) {
        return Files.isDirectory(folder)
                ? new StateFault(
                        "`%s` holds no run that has begun".formatted(folder), "`spec runs` lists those that have")
                : new StateFault(
                        "there is no folder `%s`".formatted(folder), "`spec runs` lists the runs that there are");
    }

    /** By the state folder that the run lies in, whichever was asked for: a copy elsewhere is carried out by nobody. */
    private static Optional<Long> process(Path folder, Plan plan, Event.RunStarted begun) {
        return Optional.ofNullable(folder.toAbsolutePath().normalize().getParent())
                .flatMap(runs -> Optional.ofNullable(runs.getParent()))
                .map(own -> RunStore.LockFiles.of(own, RunStore.alone(plan)))
                .filter(files -> holds(files.holder(), begun.run()))
                .flatMap(files -> LockHolder.of(files.lock()));
    }

    /** The one that held the lock last may hold it no more. */
    private static boolean holds(Path holder, String run) {
        try {
            return Files.readString(holder).strip().equals(RunStore.holder(run));
        } catch (IOException e) {
            return false;
        }
    }
}
