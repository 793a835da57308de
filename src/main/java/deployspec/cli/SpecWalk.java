package deployspec.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for specs in a folder that anybody may have filled. Links are never followed, so the walk ends and stays below
 * its root; pipes, devices and sockets are never opened.
 */
final class SpecWalk extends SimpleFileVisitor<Path> {
    /** How much of a file is looked at to tell whether it means to be a spec. */
    private static final int BEGINNING = 4096;

    private final Path root;
    private final List<Path> found = new ArrayList<>();

    SpecWalk(Path root) {
        this.root = root;
    }

    List<Path> found() {
        return found.stream().sorted().toList();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (isYaml(file)) {
            if (attributes.isSymbolicLink()) {
                refuseWayOut(file);
            } else if (attributes.isRegularFile() && saysThatItIsASpec(file)) {
                found.add(file);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        throw new UsageFault("cannot read `%s`: %s".formatted(file, e.getMessage()), "Check that you may read it.");
    }

    private static boolean isYaml(Path file) {
        return file.toString().endsWith(".yaml") || file.toString().endsWith(".yml");
    }

    /** What a link inside the root leads to is found where it lies. */
    private void refuseWayOut(Path link) throws IOException {
        if (!Files.exists(link)) {
            return;
        }
        var target = link.toRealPath();
        if (!target.startsWith(root.toRealPath())) {
            throw new UsageFault(
                    "`%s` is a link to `%s`, which is not below `%s`".formatted(link, target, root),
                    "Remove the link, or name it by itself if you want it to be read.");
        }
    }

    /** A folder may hold other YAML; a file that means to be a spec says so on a line of its own near its top. */
    private static boolean saysThatItIsASpec(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var start = new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
            return start.lines().anyMatch(line -> line.startsWith("spec:"));
        }
    }
}
