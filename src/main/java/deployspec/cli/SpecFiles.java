package deployspec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds specs among files and folders. */
final class SpecFiles {
    private SpecFiles() {}

    /**
     * Files as they are named; of a folder, every {@code *.yaml} and {@code *.yml} in it that begins like a spec, sorted. Symbolic
     * links in a folder are not followed.
     *
     * @throws UsageFault if something is named that is not there, or a link in a folder leads out of the spec's root
     */
    static List<Path> find(List<Path> named) {
        var found = new ArrayList<Path>();
        for (var path : named) {
            if (Files.isDirectory(path)) {
                found.addAll(within(path));
            } else if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                found.add(path);
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
        return found;
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
