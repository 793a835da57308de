package deployspec.cli;

import deployspec.source.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a spec lies, and what it is called in everything made from it. */
final class SpecPath {
    /** A reader refuses more than this; one byte more is enough to tell. */
    static final int MOST_BYTES = Limits.BYTES + 1;

    private static final String NAME_A_SPEC = "Name a spec, which is a YAML file.";

    private SpecPath() {}

    /**
     * The path below the spec's root, with {@code /}: the nearest folder upwards that holds {@code .git}, else the folder that the
     * process runs in, else the spec's own folder. The same wherever the command is given from.
     */
    static String belowRoot(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        var root = rootOf(absolute);
        return root.relativize(absolute).toString().replace('\\', '/');
    }

    static Path rootOf(Path file) {
        var own = folderOf(file.toAbsolutePath().normalize());
        for (@Nullable Path folder = own; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return folder;
            }
        }
        var here = Path.of("").toAbsolutePath();
        return own.startsWith(here) ? here : own;
    }

    /** The root of a file system lies in itself. */
    private static Path folderOf(Path file) {
        var folder = file.getParent();
        return folder == null ? file : folder;
    }

    /** All of it, or as much as tells a reader that it is too much. */
    static byte[] bytes(InputStream in) throws IOException {
        return in.readNBytes(MOST_BYTES);
    }

    /**
     * Looked at before it is opened, because opening a pipe waits for whoever writes to it, and once more afterwards, in
     * case that something else was put in its place meanwhile. Never more is read than a reader would take.
     *
     * @throws UsageFault if this is no regular file, or cannot be read
     */
    static byte[] bytes(Path file) {
        try {
            var looked = Files.readAttributes(file, BasicFileAttributes.class);
            if (looked.isDirectory()) {
                throw new UsageFault("`%s` is a folder".formatted(file), NAME_A_SPEC);
            }
            if (!looked.isRegularFile()) {
                throw new UsageFault("`%s` is not a regular file".formatted(file), NAME_A_SPEC);
            }
            try (var in = Files.newInputStream(file)) {
                var opened = Files.readAttributes(file, BasicFileAttributes.class);
                if (!Objects.equals(looked.fileKey(), opened.fileKey())) {
                    throw new UsageFault(
                            "`%s` became another file while it was opened".formatted(file), "Look at it again.");
                }
                return bytes(in);
            }
        } catch (NoSuchFileException e) {
            throw new UsageFault("there is no file `%s`".formatted(file), "Check the path.");
        } catch (AccessDeniedException e) {
            throw new UsageFault("`%s` may not be read".formatted(file), "Check that you may read it.");
        } catch (IOException e) {
            var reason = e instanceof FileSystemException fault ? fault.getReason() : e.getMessage();
            throw new UsageFault(
                    "cannot read `%s`: %s".formatted(file, reason), "Check what it is, and that you may read it.");
        }
    }
}
