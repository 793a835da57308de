package deployspec.world;

import deployspec.execute.port.Happening;
import deployspec.execute.port.Happening.Signal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** Lines as somebody types them. Ctrl-C is a signal and never a line; the line is then awaited once more. */
final class Typing {
    /** How long a question that was withdrawn may go unnoticed. */
    private static final long LOOK_UP_MILLIS = 100;

    private final Terminal terminal;
    private final LineReader reader;

    Typing(Terminal terminal) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder().terminal(terminal).build();
        reader.unsetOpt(LineReader.Option.BRACKETED_PASTE);
        reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        // An arrow key must not bring back what was consented to before.
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
    }

    /** No line comes any more: the question was withdrawn, or the terminal is gone. */
    static final class Withdrawn extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Blocks until a line is there; {@code tell} hears of Ctrl-C and of the end of the input. */
    String line(String marker, boolean hidden, Stop stop, Consumer<Happening> tell) throws Withdrawn {
        while (!stop.isWanted()) {
            try {
                return typed(marker, hidden, stop);
            } catch (UserInterruptException e) {
                // A withdrawn question ends in the same way, and then nobody pressed anything.
                if (!stop.isWanted()) {
                    tell.accept(new Happening.Signalled(Signal.INT));
                }
            } catch (EndOfFileException e) {
                if (!stop.isWanted()) {
                    tell.accept(new Happening.Signalled(Signal.HUP));
                }
                throw new Withdrawn();
            }
        }
        throw new Withdrawn();
    }

    /** Where nothing can be written over, the library would do so for ever; there nothing is shown at all. */
    private String hidden(String marker) {
        if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            return reader.readLine(marker, '*');
        }
        boolean unseen = stty("-echo");
        try {
            terminal.writer().print(unseen ? marker : "   (what you type can be seen here)" + marker);
            terminal.flush();
            return unseen();
        } catch (InterruptedIOException e) {
            throw new UserInterruptException("");
        } catch (IOException e) {
            throw new EndOfFileException(e);
        } finally {
            stty("echo");
            terminal.writer().println();
            terminal.flush();
        }
    }

    /** The library knows no attributes of such a terminal. */
    private static boolean stty(String attribute) {
        try {
            return new ProcessBuilder("stty", attribute)
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String unseen() throws IOException {
        var line = new StringBuilder();
        while (!Thread.interrupted()) {
            int typed = terminal.reader().read(LOOK_UP_MILLIS);
            if (typed == '\n' || typed == '\r') {
                return line.toString();
            }
            if (typed == NonBlockingReader.EOF) {
                throw new EndOfFileException();
            }
            if (typed != NonBlockingReader.READ_EXPIRED) {
                line.append((char) typed);
            }
        }
        throw new InterruptedIOException();
    }

    private String typed(String marker, boolean hidden, Stop stop) {
        var asking = Thread.currentThread();
        try (var interruption = stop.whenWanted(asking::interrupt)) {
            return hidden ? hidden(marker) : reader.readLine(marker);
        } finally {
            // Its work is done; whatever this thread does next must not stumble over it.
            Thread.interrupted();
        }
    }
}
