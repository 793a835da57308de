package deployspec.world;

import deployspec.execute.port.Happening;
import deployspec.execute.port.Invocation;
import deployspec.execute.port.Output;
import deployspec.execute.port.Prompt;
import deployspec.execute.port.Reply;
import deployspec.execute.port.Result;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks whoever sits at the terminal, one question at a time. Silence, and a line that is no answer, is never consent. */
public final class Prompter implements AutoCloseable {
    private final Terminal terminal;
    private final LineReader reader;
    private final PromptText text;
    private final String operator;
    private Consumer<Happening> tell = happening -> {};

    private Prompter(Terminal terminal, String operator, boolean coloured) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder().terminal(terminal).build();
        this.reader.unsetOpt(LineReader.Option.BRACKETED_PASTE);
        this.reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        this.text = new PromptText(Math.max(40, terminal.getSize().getColumns() == 0 ? 80 : terminal.getSize().getColumns()), coloured);
        this.operator = operator;
    }

    /** @param operator the name of whoever carries out the run */
    public static Prompter atTerminal(String operator, boolean coloured) {
        try {
            return new Prompter(TerminalBuilder.builder().system(true).build(), operator, coloured);
        } catch (IOException e) {
            throw new StateFault("cannot use this terminal: " + e.getMessage(), "give the answers in a file: --answers FILE");
        }
    }

    /** Where things go that are not the answer to a question. */
    void telling(Consumer<Happening> listener) {
        tell = listener;
    }

    /** Blocks until there is an answer, or {@code stop} is wanted. */
    synchronized Result ask(Prompt prompt, Stop stop) {
        say(text.of(prompt));
        while (true) {
            var line = read(text.marker(prompt), hidden(prompt), stop);
            if (line.isEmpty()) {
                return new Result.Cancelled(Output.NONE);
            }
            switch (Reading.of(line.get(), prompt, operator)) {
                case Reading.Chosen chosen -> {
                    var reason = chosen.choice().needsReason() ? read("why? ", false, stop) : Optional.<String>empty();
                    if (chosen.choice().needsReason() && reason.filter(r -> !r.isBlank()).isEmpty()) {
                        say("A reason is needed; nothing was recorded.\n");
                        continue;
                    }
                    return reply(prompt, new Reply.Chosen(chosen.choice().word(), reason), stop);
                }
                case Reading.Typed typed -> {
                    return reply(prompt, new Reply.Typed(typed.words()), stop);
                }
                case Reading.Invoked invoked -> tell.accept(new Happening.Invoked(invoked.invocation()));
                case Reading.Unclear unclear -> say(unclear.why() + "\n");
            }
        }
    }

    private Result reply(Prompt prompt, Reply.Content content, Stop stop) {
        if (prompt.contacts().isEmpty()) {
            return new Result.Replied(new Reply(content, operator, Optional.empty(), terminal.getName()));
        }
        var contact = prompt.contacts().size() == 1 ? Optional.of(prompt.contacts().getFirst()) : choose(prompt, stop);
        var name = contact.flatMap(c -> read("your name, as %s: ".formatted(c.role()), false, stop)).filter(n -> !n.isBlank());
        return name.<Result>map(n -> new Result.Replied(
                        new Reply(content, n.strip(), contact.map(Prompt.Contact::id), terminal.getName())))
                .orElseGet(() -> stop.isWanted() ? new Result.Cancelled(Output.NONE) : ask(prompt, stop));
    }

    private Optional<Prompt.Contact> choose(Prompt prompt, Stop stop) {
        say(text.contacts(prompt.contacts()));
        while (true) {
            var line = read("as whom? ", false, stop);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            var answer = line.get().strip();
            var chosen = prompt.contacts().stream()
                    .filter(c -> c.id().equals(answer) || answer.equals(Integer.toString(prompt.contacts().indexOf(c) + 1)))
                    .findFirst();
            if (chosen.isPresent()) {
                return chosen;
            }
            say("Give a number or a name from the list.\n");
        }
    }

    private static boolean hidden(Prompt prompt) {
        return prompt.words().map(Prompt.Words::hidden).orElse(false);
    }

    /** One line; empty when the question is withdrawn, the input has ended, or somebody pressed Ctrl-C. */
    private Optional<String> read(String marker, boolean hidden, Stop stop) {
        var line = new CompletableFuture<Optional<String>>();
        var thread = Thread.ofPlatform().daemon().start(() -> line.complete(readLine(marker, hidden)));
        while (!stop.isWanted()) {
            try {
                return line.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Nobody has answered yet; look whether the question still stands.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop.want();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        thread.interrupt();
        return Optional.empty();
    }

    private Optional<String> readLine(String marker, boolean hidden) {
        try {
            return Optional.of(hidden ? reader.readLine(marker, '*') : reader.readLine(marker));
        } catch (UserInterruptException e) {
            tell.accept(new Happening.Signalled(Happening.Signal.INT));
            return Optional.of("");
        } catch (EndOfFileException e) {
            tell.accept(new Happening.Signalled(Happening.Signal.HUP));
            return Optional.empty();
        }
    }

    private void say(String words) {
        terminal.writer().print(words);
        terminal.writer().flush();
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            // The terminal is gone; there is nobody left to tell.
        }
    }

    /** What a typed line means for a prompt. */
    sealed interface Reading {
        record Chosen(Prompt.Choice choice) implements Reading {}

        record Typed(String words) implements Reading {}

        record Invoked(Invocation invocation) implements Reading {}

        record Unclear(String why) implements Reading {}

        static Reading of(String line, Prompt prompt, String who) {
            return LineMeaning.of(line, prompt, who);
        }
    }
}
