package deployspec.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds specs among files and folders. */
final class SpecFiles {
    private SpecFiles() {}

    /**
     * Each once, in this order: files as they are named, {@code -} among them; of a folder, every {@code *.yaml} and {@code *.yml} in it that begins like a spec, sorted. Symbolic
     * links are not followed out of a folder.
     *
     * @throws UsageFault if something is named that is not there
     */
    static List<Path> find(List<Path> named) {
        var found = new LinkedHashMap<Path, Path>();
        for (var path : named) {
            if (Files.isDirectory(path)) {
                within(path).forEach(file -> add(file, found));
            } else if (path.equals(StandardInput.PATH) || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                add(path, found);
            } else {
                throw new UsageFault("there is no file or folder `%s`".formatted(path), "Check the path.");
            }
        }
        if (found.isEmpty()) {
            throw new UsageFault(
                    "there is no spec in %s"
                            .formatted(String.join(
                                    ", ", named.stream().map(n -> "`" + n + "`").toList())),
                    "A spec is a YAML file that begins with `spec: deployment/v1`.");
        }
        return List.copyOf(found.values());
    }

    private static void add(Path file, Map<Path, Path> found) {
        found.putIfAbsent(file.toAbsolutePath().normalize(), file);
    }

    private static List<Path> within(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .filter(f -> f.toString().endsWith(".yaml") || f.toString().endsWith(".yml"))
                    .filter(SpecFiles::saysThatItIsASpec)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder may hold other YAML; a file that means to be a spec says so on a line of its own near its top. */
    private static boolean saysThatItIsASpec(Path file) {
        try (var in = Files.newInputStream(file)) {
            var start = new String(in.readNBytes(4096), StandardCharsets.ISO_8859_1);
            return start.lines().anyMatch(line -> line.startsWith("spec:"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
