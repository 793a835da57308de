package deployspec.cli;

import deployspec.render.Artefact;
import deployspec.report.Difference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The folder of one spec's rendered files. */
record GeneratedFolder(Path folder) {
    /** The sentence in each file of a target that may write several, whatever marks it up there. */
    private static final Pattern MARK = Pattern.compile("Generated from .{1,400}? as plan (?:`|<code>)?[0-9a-f]{64}");

    /** How far into a file it may stand, in bytes: a page has its styles before. */
    private static final int MARKED_WITHIN = 65_536;

    Path path(Artefact artefact) {
        return folder.resolve(artefact.fileName());
    }

    /**
     * Writes the file, all of it or nothing.
     *
     * @return whether that changed anything
     * @throws UsageFault if it cannot be written
     */
    boolean write(Artefact artefact) {
        var file = path(artefact);
        if (present(artefact).equals(Optional.of(artefact.content()))
                && Files.isExecutable(file) == artefact.executable()) {
            return false;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var whole = Files.createTempFile(file.toAbsolutePath().getParent(), ".", ".part");
            Files.writeString(whole, artefact.content());
            Files.setPosixFilePermissions(
                    whole, PosixFilePermissions.fromString(artefact.executable() ? "rwxr-xr-x" : "rw-r--r--"));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UsageFault(
                    "cannot write `%s`: %s".formatted(file, e.getMessage()), "Check that you may write there.");
        }
    }

    /**
     * Files beside these that an earlier render made: their names are not among them, and they say of themselves that they
     * are generated. What a person put there says no such thing.
     */
    List<Path> leftOver(Collection<Artefact> artefacts) {
        var fresh = artefacts.stream().map(this::path).toList();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS) && !fresh.contains(f))
                    .filter(GeneratedFolder::saysItIsGenerated)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder, e);
        }
    }

    private static boolean saysItIsGenerated(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return MARK.matcher(new String(stream.readNBytes(MARKED_WITHIN), StandardCharsets.UTF_8))
                    .find();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** @throws UsageFault if it cannot be removed */
    static void remove(Path leftOver) {
        try {
            Files.deleteIfExists(leftOver);
        } catch (IOException e) {
            throw new UsageFault(
                    "cannot remove `%s`: %s".formatted(leftOver, e.getMessage()), "Check that you may write there.");
        }
    }

    /** What would change in the file, as a unified difference; empty where it is fresh. */
    Optional<String> difference(Artefact artefact) {
        var now = present(artefact);
        if (now.equals(Optional.of(artefact.content()))) {
            return Optional.empty();
        }
        return Optional.of(Difference.of(path(artefact).toString(), now, artefact.content()));
    }

    private Optional<String> present(Artefact artefact) {
        var file = path(artefact);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UsageFault unreadable(Path path, Exception e) {
        return new UsageFault("cannot read `%s`: %s".formatted(path, e.getMessage()), "Check that you may read it.");
    }
}
