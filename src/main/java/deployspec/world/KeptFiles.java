package deployspec.world;

import deployspec.execute.event.KeptFile;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;

/** Copies files that a step keeps into the run's folder. */
final class KeptFiles {
    private static final Path ROOT = Path.of("/");

    private final RunFolder run;
    private final Path folder;

    KeptFiles(RunFolder run, Path folder) {
        this.run = run;
        this.folder = folder;
    }

    Result keep(Task.KeepFiles task) {
        var from = task.directory()
                .map(folder::resolve)
                .orElse(folder)
                .toAbsolutePath()
                .normalize();
        var to = run.kept(task.step());
        var kept = new ArrayList<KeptFile>();
        for (var path : task.paths()) {
            var file = from.resolve(path).normalize();
            try {
                var copy = to.resolve(under(from, file));
                RunFolder.makeFolderAround(copy);
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                kept.add(new KeptFile(path, Files.size(copy), sha256(copy)));
            } catch (IOException e) {
                return new Result.Failed("cannot keep `%s`: it is not there, or cannot be read".formatted(path));
            }
        }
        return new Result.FilesKept(kept);
    }

    /** Where it lay, so that two files of one name stay two; what lies elsewhere stands under {@code _} as from the root. */
    private static Path under(Path from, Path file) {
        return file.startsWith(from) ? from.relativize(file) : Path.of("_").resolve(ROOT.relativize(file));
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
