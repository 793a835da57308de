package deployspec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds specs among files and folders. */
final class SpecFiles {
    private SpecFiles() {}

    /**
     * Each once, in this order: files as they are named, {@code -} among them; of a folder, every {@code *.yaml} and {@code *.yml} in it that begins like a spec, sorted. Symbolic
     * links in a folder are not followed.
     *
     * @throws UsageFault if something is named that is not there, or a link in a folder leads out of the spec's root
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
        var walk = new SpecWalk(SpecPath.rootOf(folder.resolve("any")));
        try {
            Files.walkFileTree(folder, walk);
        } catch (IOException e) {
            throw new UsageFault(
                    "cannot read `%s`: %s".formatted(folder, e.getMessage()), "Check that you may read it.");
        }
        return walk.found();
    }
}
