package deployspec.cli;

import deployspec.source.IncludedFiles;
import java.util.ArrayDeque;
import java.util.Optional;

/** Paths as {@code include} has them: from the file's own folder, with {@code /}, on any machine the same. */
final class IncludePath {
    private IncludePath() {}

    static boolean isRelative(String path) {
        return !path.startsWith("/") && !path.contains("\\") && !path.contains(":");
    }

    /** The path below the root of what a file calls so; empty where that is not below it. */
    static Optional<String> below(String from, String path) {
        var parts = new ArrayDeque<String>();
        int folder = from.lastIndexOf('/');
        for (var part : (from.substring(0, folder + 1) + path).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    static IncludedFiles.Found absolute(String path) {
        return new IncludedFiles.Refused(
                "`%s` is no path from this file's folder".formatted(path),
                "Write it with `/` between its parts, such as `common/thresholds.yaml`.");
    }

    static IncludedFiles.Found outside(String path) {
        return new IncludedFiles.Refused(
                "`%s` lies outside of the project".formatted(path),
                "Copy the file into the project: what runs is in the reviewed repository.");
    }

    static IncludedFiles.Found missing(String name, String from) {
        return new IncludedFiles.Refused(
                "there is no file `%s`".formatted(name),
                "Check the path: it goes from the folder of `%s`.".formatted(from));
    }
}
