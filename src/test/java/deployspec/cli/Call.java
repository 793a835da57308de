package deployspec.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** One call of the command: what it was asked, what it wrote, how it ended. */
record Call(String asked, int code, String out, String err) {
    private static final Map<String, String> PLAIN = Map.of("NO_COLOR", "1", "COLUMNS", "100");

    static Call of(Object... args) {
        return in(Map.of(), new byte[0], args);
    }

    /**
     * @param more variables of the environment, beside those that keep the output plain
     * @param input what standard input holds
     */
    static Call in(Map<String, String> more, byte[] input, Object... args) {
        var environment = new HashMap<>(PLAIN);
        environment.putAll(more);
        var out = new StringWriter();
        var err = new StringWriter();
        var words = Stream.of(args).map(Object::toString).toArray(String[]::new);
        int code = Main.run(
                words,
                new Streams(new ByteArrayInputStream(input), new PrintWriter(out), new PrintWriter(err)),
                environment);
        return new Call("spec " + String.join(" ", words), code, out.toString(), err.toString());
    }

    /** As a person sees it, with this taken out because it differs from machine to machine. */
    String without(Object path) {
        return "$ %s\n%s%s[exit %d]\n"
                .formatted(asked.strip(), out, err, code)
                .replace(path + "/", "")
                .replace(path.toString(), ".");
    }
}
