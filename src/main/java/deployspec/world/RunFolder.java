package deployspec.world;

import deployspec.execute.port.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * The folder of one run, readable by its owner alone:
 *
 * <pre>
 * plan.json  journal.jsonl  report.md
 * steps/NNN-ATTEMPT/  script input out err receipt proc
 * kept/STEP/          files that steps keep
 * inbox/              answers from other terminals, until they are taken
 * looks/ID/           scripts of measures and conditions, gone when they have ended
 * </pre>
 */
public record RunFolder(Path path) {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    /** Belongs to whoever this process acts as. */
    private static final Path SELF = Path.of("/proc/self");

    /** Makes the folder if need be, and refuses one that somebody else could have prepared. */
    public static RunFolder at(Path path) {
        makeFolder(path);
        try {
            var rights = Files.getPosixFilePermissions(path);
            if (!rights.equals(OWNER_ALONE)) {
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

    public Path report() {
        return path.resolve("report.md");
    }

    Path kept(String step) {
        return makeFolder(path.resolve("kept").resolve(step.replaceAll("[^A-Za-z0-9._-]", "_")));
    }

    /** Of an action; made when first asked for. */
    Path of(Attempt attempt) {
        return makeFolder(nameOf(attempt));
    }

    Path nameOf(Attempt attempt) {
        return steps().resolve("%03d-%d".formatted(attempt.place(), attempt.number()));
    }

    /** Never one that an earlier process has left behind. */
    Path look() {
        return makeFolder(path.resolve("looks").resolve(UUID.randomUUID().toString()));
    }

    Path steps() {
        return path.resolve("steps");
    }

    static Path makeFolder(Path folder) {
        try {
            makeFolderAround(folder);
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        } catch (FileAlreadyExistsException e) {
            mustBeOurs(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    static void makeFolderAround(Path file) {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null && !Files.exists(parent)) {
            makeFolder(parent);
        }
    }

    private static void mustBeOurs(Path folder) {
        try {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    || !Files.getOwner(folder).equals(Files.getOwner(SELF))) {
                throw new StateFault("`%s` is not a folder of ours".formatted(folder), "choose another --state");
            }
            var rights = Files.getPosixFilePermissions(folder);
            if (rights.contains(PosixFilePermission.GROUP_WRITE) || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new StateFault(
                        "others may write to `%s`".formatted(folder),
                        "chmod go-w %s, or choose another --state".formatted(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
