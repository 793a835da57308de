package deployspec.cli;

import deployspec.render.Artefact;
import deployspec.report.Difference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The folder of one spec's rendered files. */
record GeneratedFolder(Path folder) {
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
            throw new UsageFault("cannot read `%s`: %s".formatted(file, e.getMessage()), "Check that you may read it.");
        }
    }
}
