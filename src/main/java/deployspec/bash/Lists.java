package deployspec.bash;

import java.util.ArrayList;
import java.util.List;

/** Reads commands one after the other, and checks what ends them. */
final class Lists {
    private final Cursor in;

    Lists(Cursor in) {
        this.in = in;
    }

    /** Up to the end of the text. */
    List<Command> script() {
        var commands = commands();
        if (in.peek() != Cursor.END) {
            throw Unexpected.outside(in);
        }
        if (!in.pending().isEmpty()) {
            new HereDocuments(in).read();
        }
        return commands;
    }

    /** Up to the parenthesis that closes a substitution, and past it. */
    List<Command> substitution(Opener opener) {
        var commands = commands();
        if (in.peek() != ')') {
            throw Unexpected.inside(in, opener, List.of(")"));
        }
        in.next();
        return commands;
    }

    /**
     * At least one command, up to one of the words that end them.
     *
     * @param construct what the commands are part of
     * @param before what stands directly before them
     */
    List<Command> between(Opener construct, Opener before, String... closers) {
        var commands = commands();
        boolean closed = List.of(closers).stream().anyMatch(this::closesHere);
        if (closed && commands.isEmpty()) {
            throw Unexpected.empty(in, before, construct);
        }
        if (!closed) {
            throw Unexpected.inside(in, construct, List.of(closers));
        }
        return commands;
    }

    /** The same, and past the only word that may end them. */
    List<Command> upTo(Opener construct, Opener before, String closer) {
        var commands = between(construct, before, closer);
        in.skip(closer.length());
        return commands;
    }

    private boolean closesHere(String closer) {
        return closer.equals(")") ? in.peek() == ')' : Tokens.keyword(in).equals(closer);
    }

    /** As many as there are, perhaps none. */
    List<Command> commands() {
        var commands = new ArrayList<Command>();
        Tokens.skipLines(in);
        while (new Commands(in).startsHere()) {
            var command = new Pipelines(in).joined();
            Tokens.skipBlanks(in);
            boolean ended = true;
            if (in.peek() == '&' && in.peek(1) != '&') {
                in.next();
                command = new Command.Background(command, command.from(), in.passed());
            } else if (in.peek() == ';' && in.peek(1) != ';' && in.peek(1) != '&') {
                in.next();
            } else {
                ended = in.peek() == '\n';
            }
            commands.add(command);
            if (!ended) {
                break;
            }
            Tokens.skipLines(in);
        }
        return commands;
    }
}
