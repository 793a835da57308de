package deployspec.world;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** A terminal whose keys are pressed by a test, each only when the question that it answers stands on the screen. */
final class TestTerminal {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PipedOutputStream keys = new PipedOutputStream();
    private final Terminal terminal;
    private int seen;

    TestTerminal() {
        try {
            terminal =
                    new ExternalTerminal("test", "xterm", new PipedInputStream(keys), screen, StandardCharsets.UTF_8);
            terminal.setSize(new Size(80, 24));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Prompter prompter() {
        return new Prompter(terminal, "op", false);
    }

    /** Waits until that is on the screen, behind all that was waited for before. */
    void shows(String words) {
        Until.holds("the screen shows `" + words + "`", () -> screen().indexOf(words, seen) >= 0);
        seen = screen().indexOf(words, seen) + words.length();
    }

    void press(String typed) throws IOException {
        keys.write(typed.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
