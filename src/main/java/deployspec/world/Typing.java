package deployspec.world;

import deployspec.execute.port.Happening;
import deployspec.execute.port.Happening.Signal;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** Lines as somebody types them. Ctrl-C is a signal and never a line; the line is then awaited once more. */
final class Typing {
    private final LineReader reader;

    Typing(Terminal terminal) {
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

    private String typed(String marker, boolean hidden, Stop stop) {
        var asking = Thread.currentThread();
        try (var interruption = stop.whenWanted(asking::interrupt)) {
            return hidden ? reader.readLine(marker, '*') : reader.readLine(marker);
        } finally {
            // Its work is done; whatever this thread does next must not stumble over it.
            Thread.interrupted();
        }
    }
}
