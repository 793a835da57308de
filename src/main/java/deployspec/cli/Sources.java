package deployspec.cli;

import deployspec.diagnostic.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files that a plan was made from, as they were then: a spec and what it includes. Whoever goes on with a run need not make
 * the plan again to see that they still say the same.
 *
 * @param lines of each its SHA-256 and its path below the root, as {@code sha256sum} prints and checks them
 */
record Sources(List<String> lines) {
    private static final int HASH = 64;
    private static final String BETWEEN = "  ";

    static Sources of(SourceText spec) {
        return new Sources(spec.files()
                .map(file -> digest(file.lines()) + BETWEEN + file.file())
                .toList());
    }

    /** Those that were written down there; none where nothing was. */
    static Sources read(Path file) {
        try {
            return new Sources(Files.readAllLines(file));
        } catch (IOException e) {
            return new Sources(List.of());
        }
    }

    String written() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** Whether each lies below this root as it was. Of no file nothing is known. */
    boolean areStill(Path root) {
        return !lines.isEmpty() && lines.stream().allMatch(line -> isStill(root, line));
    }

    private static boolean isStill(Path root, String line) {
        if (line.length() <= HASH + BETWEEN.length()) {
            return false;
        }
        var file = root.resolve(line.substring(HASH + BETWEEN.length()));
        try {
            var text = new String(SpecPath.bytes(file), StandardCharsets.UTF_8);
            return line.startsWith(digest(text.lines().toList()));
        } catch (UsageFault e) {
            return false;
        }
    }

    private static String digest(List<String> lines) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (var line : lines) {
                sha256.update(line.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) '\n');
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
