package deployspec.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.opentest4j.TestAbortedException;

/** Bash itself, asked whether it could run a script; it runs nothing. */
public final class BashSyntax {
    /** Older ones read what stands in {@code $(…)} only when they get there. */
    private static final int OLDEST = 502;
    /** A process each, side by side; all scripts of one are looked at by one loop. */
    private static final int LOOPS = 4;

    private static final String LOOP = """
            for script; do
              says=$(bash -O extglob -n "$script" 2>&1)
              printf '%d %d\\n' $? ${#says}
            done
            """;

    /** What bash made of a script. */
    public enum Verdict {
        /** Without a word; a warning, as of a here-document that never ends, counts as refused. */
        ACCEPTED,
        REFUSED,
        /** It died of a signal, as some versions do. */
        NONE
    }

    private BashSyntax() {}

    /** One verdict a script, in their order. The folder is for its use. */
    public static List<Verdict> of(List<String> scripts, Path folder) {
        requireRecent();
        var files = IntStream.range(0, scripts.size())
                .mapToObj(i -> write(folder.resolve("%06d.sh".formatted(i)), scripts.get(i)))
                .toList();
        int size = (files.size() + LOOPS - 1) / LOOPS;
        return IntStream.range(0, LOOPS)
                .parallel()
                .mapToObj(i -> files.subList(Math.min(files.size(), i * size), Math.min(files.size(), (i + 1) * size)))
                .flatMap(part -> verdicts(part).stream())
                .toList();
    }

    private static List<Verdict> verdicts(List<String> files) {
        var command = new ArrayList<>(List.of("bash", "-c", LOOP, "bash"));
        command.addAll(files);
        var verdicts = ExternalTool.output(command, Path.of("/dev/null"))
                .lines()
                .map(BashSyntax::verdict)
                .toList();
        assertThat(verdicts).hasSameSizeAs(files);
        return verdicts;
    }

    private static Verdict verdict(String line) {
        int exit = Integer.parseInt(line.split(" ")[0]);
        if (exit > 128) {
            return Verdict.NONE;
        }
        return line.equals("0 0") ? Verdict.ACCEPTED : Verdict.REFUSED;
    }

    private static void requireRecent() {
        ExternalTool.require("bash");
        String version = ExternalTool.output(
                List.of("bash", "-c", "echo $((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1]))"), Path.of("/dev/null"));
        if (Integer.parseInt(version.strip()) < OLDEST) {
            throw new TestAbortedException("bash is older than 5.2");
        }
    }

    private static String write(Path file, String script) {
        try {
            return Files.writeString(file, script).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
