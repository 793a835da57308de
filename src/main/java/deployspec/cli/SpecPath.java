package deployspec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a spec lies, and what it is called in everything made from it. */
final class SpecPath {
    /** A reader refuses more than this; one byte more is enough to tell. */
    private static final int MOST_BYTES = (2 << 20) + 1;

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

    /** @throws UsageFault if this is no regular file, or cannot be read */
    static byte[] bytes(Path file) {
        if (Files.isDirectory(file)) {
            throw new UsageFault("`%s` is a folder".formatted(file), "Name a spec, which is a YAML file.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UsageFault("`%s` is not a regular file".formatted(file), "Name a spec, which is a YAML file.");
        }
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new UsageFault("there is no file `%s`".formatted(file), "Check the path.");
        } catch (IOException e) {
            throw new UsageFault("cannot read `%s`: %s".formatted(file, e.getMessage()), "Check that you may read it.");
        }
    }
}
