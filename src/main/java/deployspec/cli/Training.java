package deployspec.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * What the launcher lets the JDK watch while it makes the start-up cache: what people call most, once each, in one
 * process. Whatever is not done here is started slowly.
 */
@Command(name = Training.NAME, hidden = true)
final class Training implements Callable<Integer> {
    static final String NAME = "train";

    private final Streams streams;
    private final Map<String, String> environment;

    @Parameters(arity = "1", description = "An empty folder, to write in.")
    private Path folder = Path.of("");

    Training(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        var mistaken = Files.writeString(folder.resolve("mistaken.yaml"), """
                spec: deployment/v1
                id: 1
                stpes: []
                """).toString();
        var small = Files.writeString(folder.resolve("small.yaml"), """
                spec: deployment/v1
                id: small
                title: Small
                thresholds:
                  one: {title: One, target: "< 2", measure: {run: echo 1}}
                phases:
                  - phase: All
                    steps:
                      - {step: Look, read-only: true, run: "true", gates: [one]}
                """).toString();
        var state = folder.resolve("state").toString();
        var nowhere = new Streams(new PrintWriter(PrintWriter.nullWriter()), new PrintWriter(PrintWriter.nullWriter()));
        for (var call : List.of(
                List.of("validate", "specs"),
                List.of("validate", mistaken),
                List.of("plan", "specs/quickstart.yaml"),
                List.of("render", "--check"),
                List.of("execute", small, "--yes", "--state", state),
                List.of("status", "--state", state),
                List.of("verify", "--state", state))) {
            var code = Main.run(call.toArray(String[]::new), nowhere, environment);
            streams.out().println(String.join(" ", call) + ": " + code);
        }
        return Exit.DONE.code();
    }
}
