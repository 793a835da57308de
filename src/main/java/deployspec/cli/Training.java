package deployspec.cli;

import java.io.PrintWriter;
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

    @Parameters(arity = "1", description = "A spec with a mistake in it.")
    private String mistaken = "";

    Training(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var nowhere = new Streams(new PrintWriter(PrintWriter.nullWriter()), new PrintWriter(PrintWriter.nullWriter()));
        for (var call : List.of(
                List.of("validate", "specs"),
                List.of("validate", mistaken),
                List.of("plan", "specs/quickstart.yaml"),
                List.of("render", "--check"))) {
            var code = Main.run(call.toArray(String[]::new), nowhere, environment);
            streams.out().println(String.join(" ", call) + ": " + code);
        }
        return Exit.DONE.code();
    }
}
