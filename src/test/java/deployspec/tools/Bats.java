package deployspec.tools;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The runner of tests that are written in bash: what a person meets at a terminal. */
public final class Bats {
    private static final String RUN = "PATH=$1:$PATH RUNBOOK=$2 bats --formatter tap \"$3\" || [ $? -eq 1 ]";
    private static final Pattern RESULT = Pattern.compile("(?m)^(not )?ok \\d+ (.+)((?:\\n#.*)*)");

    private Bats() {}

    /**
     * What became of one test.
     *
     * @param fault what went wrong, and the screen; empty where nothing did
     */
    public record Result(String name, String fault) {}

    /**
     * Every test of a file.
     *
     * @param folder where bash is looked for first
     */
    public static List<Result> run(Path file, Path runbook, Path folder) {
        ExternalTool.require("bats");
        ExternalTool.require("script");
        var said = ExternalTool.output(
                List.of("sh", "-c", RUN, "sh", folder.toString(), runbook.toString(), file.toString()));
        var results = RESULT.matcher(said)
                .results()
                .map(r -> new Result(r.group(2), r.group(1) == null ? "" : r.group(3)))
                .toList();
        if (!said.startsWith("1.." + results.size() + "\n") || results.isEmpty()) {
            throw new AssertionError("bats ran not all of its tests:\n" + said);
        }
        return results;
    }
}
