package deployspec.world;

import deployspec.execute.port.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;

/**
 * The folder of one run, readable by its owner alone:
 *
 * <pre>
 * plan.json  journal.jsonl  sources.sha256  report.md
 * steps/NNN-ATTEMPT/  script input out err last receipt proc
 * kept/STEP/          files that steps keep
 * inbox/              answers from other terminals, until they are taken
 * looks/ID/           scripts of measures and conditions, gone when they have ended
 * </pre>
 */
public record RunFolder(Path path) {
    /** Makes the folder if need be, and refuses one that somebody else could have prepared. */
    public static RunFolder at(Path path) {
        makeFolder(path);
        try {
            var rights = Files.getPosixFilePermissions(path);
            if (!rights.equals(PosixFilePermissions.fromString("rwx------"))) {
                throw new StateFault(
                        "others may look into `%s`, where a run is kept".formatted(path),
                        "look who opened it, then: chmod 700 " + path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RunFolder(path.toAbsolutePath());
    }

    public Path plan() {
        return path.resolve("plan.json");
    }

    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    /** The digests of the files that the plan was made from. */
    public Path sources() {
        return path.resolve("sources.sha256");
    }

    public Path report() {
        return path.resolve("report.md");
    }

    Path kept(String step) {
        return makeFolder(path.resolve("kept").resolve(fileName(step)));
    }

    /** A name from a spec or a person, as a file may have it. */
    static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** Of an action; made when first asked for. */
    Path of(Attempt attempt) {
        return makeFolderIn(steps(), nameOf(attempt));
    }

    Path nameOf(Attempt attempt) {
        return steps().resolve("%03d-%d".formatted(attempt.place(), attempt.number()));
    }

    /** What a script that runs has written last, masked; empty where that is nothing, or nobody has kept it. */
    public Optional<String> lastLine(Attempt attempt) {
        return LastLine.read(nameOf(attempt));
    }

    /** Never one that an earlier process has left behind. */
    Path look() {
        return makeFolderIn(looks(), looks().resolve(UUID.randomUUID().toString()));
    }

    Path looks() {
        return path.resolve("looks");
    }

    Path steps() {
        return path.resolve("steps");
    }

    static Path makeFolder(Path folder) {
        try {
            return makeFolder(Disk.REAL, folder);
        } catch (IOException e) {
            throw unmakeable(folder, e);
        }
    }

    static void makeFolderAround(Path file) {
        var around = file.toAbsolutePath().getParent();
        if (around != null) {
            makeFolder(around);
        }
    }

    /** With all around it, each to last before anything is put into it. */
    static Path makeFolder(Disk disk, Path folder) throws IOException {
        var around = folder.toAbsolutePath().getParent();
        if (around != null && !disk.exists(around)) {
            makeFolder(disk, around);
        }
        if (disk.makeFolder(folder)) {
            disk.syncFolderAround(folder);
        }
        return folder;
    }

    /** For what a process writes: whoever wants that to last sees to it when there is something. */
    private static Path makeFolderIn(Path around, Path folder) {
        makeFolder(around);
        try {
            Disk.REAL.makeFolder(folder);
            return folder;
        } catch (IOException e) {
            throw unmakeable(folder, e);
        }
    }

    private static StateFault unmakeable(Path folder, IOException e) {
        return new StateFault(
                "cannot make the folder `%s`: %s".formatted(folder, StateFault.reason(e)),
                "check the disk and its rights, or choose another --state");
    }
}
