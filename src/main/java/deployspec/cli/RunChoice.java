package deployspec.cli;

import deployspec.execute.event.RunRecord;
import deployspec.world.RunArchive;
import deployspec.world.StateFault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which run a command that only looks is about. */
final class RunChoice {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "A run: its id, as much of the beginning as no other run shares, or its folder."
                    + " Without it, the last one begun in this folder.")
    private Optional<String> word = Optional.empty();

    @Mixin
    private StatePlace state = new StatePlace();

    RunArchive archive(Map<String, String> environment) {
        return state.archive(environment);
    }

    /**
     * @throws StateFault if there is no such run
     * @throws UsageFault if none was named, and none was begun here
     */
    Path folder(Map<String, String> environment) {
        var archive = archive(environment);
        return word.map(w -> isFolder(w) ? Path.of(w) : archive.find(w)).orElseGet(() -> lastBegunHere(archive));
    }

    String resume(String run) {
        return state.resume(run);
    }

    private static boolean isFolder(String word) {
        return word.contains("/") || word.equals(".");
    }

    private static Path lastBegunHere(RunArchive archive) {
        return archive.runs().stream()
                .filter(run -> read(archive, run).filter(RunChoice::isFromHere).isPresent())
                .findFirst()
                .orElseThrow(() -> new UsageFault(
                        "no run was begun in this folder", "Name one: `spec runs --all` lists all that there are."));
    }

    /** Empty where the folder does not tell of a run. */
    private static Optional<RunRecord> read(RunArchive archive, Path run) {
        try {
            return Optional.of(archive.read(run));
        } catch (StateFault e) {
            return Optional.empty();
        }
    }

    /** Whether it was begun where this command was called. */
    static boolean isFromHere(RunRecord run) {
        return Path.of(run.begun().folder()).equals(Path.of("").toAbsolutePath());
    }
}
