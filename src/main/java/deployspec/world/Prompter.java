package deployspec.world;

import deployspec.execute.port.Happening;
import deployspec.execute.port.Invocation;
import deployspec.execute.port.Output;
import deployspec.execute.port.Prompt;
import deployspec.execute.port.Reply;
import deployspec.execute.port.Result;
import deployspec.world.Typing.Withdrawn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks whoever sits at the terminal, one question at a time. Silence, and a line that is no answer, is never consent. */
public final class Prompter implements AutoCloseable {
    private final Terminal terminal;
    private final Typing typing;
    private final PromptText text;
    private final String operator;
    /** Whether the window may have changed since its columns were counted: to ask the terminal starts a program. */
    private final AtomicBoolean changed = new AtomicBoolean(true);

    private int columns;
    private Consumer<Happening> tell = happening -> {};

    Prompter(Terminal terminal, String operator, boolean coloured) {
        this.terminal = terminal;
        this.typing = new Typing(terminal);
        this.text = new PromptText(() -> terminal.getSize().getColumns(), coloured);
        this.operator = operator;
    }

    /**
     * @param operator the name of whoever carries out the run
     * @throws StateFault where input or output is not a terminal: a line read from a pipe is nobody's consent
     */
    public static Prompter atTerminal(String operator, boolean coloured) {
        if (!Attendance.isThere()) {
            throw new StateFault("nobody sits at a terminal here", "give the answers in a file: --answers FILE");
        }
        try {
            // Signals stay with the process: one Ctrl-C means the same whether or not a question is open.
            var terminal = TerminalBuilder.builder()
                    .name(device())
                    .system(true)
                    .dumb(false)
                    .nativeSignals(false)
                    .build();
            var prompter = new Prompter(terminal, operator, coloured);
            org.jline.utils.Signals.register("WINCH", () -> prompter.changed.set(true));
            return prompter;
        } catch (IOException | IllegalStateException e) {
            throw new StateFault(
                    "cannot use this terminal: " + e.getMessage(), "give the answers in a file: --answers FILE");
        }
    }

    /** Such as {@code /dev/pts/3}: it is written down with every answer. */
    private static String device() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
        } catch (IOException e) {
            return "terminal";
        }
    }

    /** How wide the window is now; 0 = unknown. */
    int columns() {
        if (changed.getAndSet(false)) {
            columns = terminal.getSize().getColumns();
        }
        return columns;
    }

    /** Where things go that are not the answer to a question. */
    void telling(Consumer<Happening> listener) {
        tell = listener;
    }

    /** Blocks until there is an answer, or {@code stop} is wanted. */
    synchronized Result ask(Prompt prompt, Stop stop) {
        try {
            say(text.of(prompt));
            var reply = Optional.<Reply>empty();
            while (reply.isEmpty()) {
                reply = reply(prompt, stop);
            }
            return new Result.Replied(reply.get());
        } catch (Withdrawn e) {
            return new Result.Cancelled(Output.NONE);
        }
    }

    /** What the next line answers; empty where it is no answer. */
    private Optional<Reply> reply(Prompt prompt, Stop stop) throws Withdrawn {
        var hidden = prompt.words().map(Prompt.Words::hidden).orElse(false);
        return switch (Reading.of(read(text.marker(prompt), hidden, stop), prompt, operator)) {
            case Reading.Chosen chosen -> chosen(chosen.choice(), prompt, stop);
            case Reading.Typed typed -> signed(new Reply.Typed(typed.words()), prompt, stop);
            case Reading.Invoked invoked -> {
                tell.accept(new Happening.Invoked(invoked.invocation()));
                yield Optional.empty();
            }
            case Reading.Unclear unclear -> {
                say(text.remark(unclear.why()));
                yield Optional.empty();
            }
        };
    }

    private Optional<Reply> chosen(Prompt.Choice choice, Prompt prompt, Stop stop) throws Withdrawn {
        var reason =
                choice.needsReason() ? Optional.of(read("   why? ", false, stop).strip()) : Optional.<String>empty();
        if (reason.filter(String::isEmpty).isPresent()) {
            say(text.remark("A reason is needed; nothing was recorded."));
            return Optional.empty();
        }
        return signed(new Reply.Chosen(choice.word(), reason), prompt, stop);
    }

    private Optional<Reply> signed(Reply.Content content, Prompt prompt, Stop stop) throws Withdrawn {
        if (prompt.contacts().isEmpty()) {
            return Optional.of(new Reply(content, operator, Optional.empty(), terminal.getName()));
        }
        var contact = prompt.contacts().size() == 1 ? prompt.contacts().getFirst() : contact(prompt, stop);
        var name = read(text.nameOf(contact), false, stop).strip();
        if (name.isEmpty()) {
            say(text.remark("A name is needed; nothing was recorded."));
            return Optional.empty();
        }
        return Optional.of(new Reply(content, name, Optional.of(contact.id()), terminal.getName()));
    }

    private Prompt.Contact contact(Prompt prompt, Stop stop) throws Withdrawn {
        say(text.contacts(prompt.contacts()));
        while (true) {
            var answer = read("   as whom? ", false, stop).strip();
            for (int i = 0; i < prompt.contacts().size(); i++) {
                var contact = prompt.contacts().get(i);
                if (contact.id().equals(answer) || answer.equals(Integer.toString(i + 1))) {
                    return contact;
                }
            }
            say(text.remark("Give a number or a name from the list."));
        }
    }

    private String read(String marker, boolean hidden, Stop stop) throws Withdrawn {
        return typing.line(marker, hidden, stop, tell);
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
