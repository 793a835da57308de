package deployspec.render.shell;

import java.util.List;
import java.util.stream.Stream;

/** Lines for a command's standard input, taken as they are, closed by a line that none of them equals. */
record HereDocument(String word, String text) implements ShellText {
    HereDocument {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("bash has no line with a NUL in it");
        }
    }

    /** What stands on the command's line. */
    String opening() {
        return "<<'" + delimiter() + "'";
    }

    /** What follows below the command's line, without a final line end. */
    String lines() {
        return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + delimiter();
    }

    @Override
    public String encoded() {
        return opening() + "\n" + lines();
    }

    private String delimiter() {
        var lines = List.of(text.split("\n", -1));
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? word : word + "_" + n)
                .filter(d -> !lines.contains(d))
                .findFirst()
                .orElseThrow();
    }
}
