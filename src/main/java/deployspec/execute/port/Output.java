package deployspec.execute.port;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a process wrote on its two streams; of an HTTP answer, {@code out} is the body. Of what is more than anybody reads,
 * the beginning and the end are there, and a line in between that says so.
 */
public record Output(String out, String err) {
    public static final Output NONE = new Output("", "");

    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^… [0-9]+ bytes left out …$");

    /** The line in the place of so many bytes. */
    public static String leftOut(long bytes) {
        return "… %d bytes left out …".formatted(bytes);
    }

    /** Why a text is not all that was written, as a clause. */
    public static Optional<String> flaw(String text) {
        return LEFT_OUT.matcher(text).find()
                ? Optional.of("the output is longer than what is kept of it")
                : Optional.empty();
    }
}
