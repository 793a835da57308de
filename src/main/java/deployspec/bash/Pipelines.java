package deployspec.bash;

import java.util.ArrayList;
import java.util.List;

/** Reads commands that are joined by {@code |}, {@code &&} and {@code ||}. */
final class Pipelines {
    private final Cursor in;

    Pipelines(Cursor in) {
        this.in = in;
    }

    /** With {@code &&} and {@code ||}. */
    Command joined() {
        var first = pipeline();
        var rest = new ArrayList<Command.Link>();
        Tokens.skipBlanks(in);
        while (in.sees("&&") || in.sees("||")) {
            var operator = in.peek() == '&' ? Command.LinkOperator.AND : Command.LinkOperator.OR;
            var token = Tokens.take(in, operator.written());
            startsBehind(token);
            rest.add(new Command.Link(operator, pipeline()));
            Tokens.skipBlanks(in);
        }
        return rest.isEmpty()
                ? first
                : new Command.AndOr(
                        first, rest, first.from(), rest.getLast().command().to());
    }

    private Command pipeline() {
        int from = in.place();
        boolean negated = false;
        boolean timed = false;
        int to = from;
        for (String word = Tokens.keyword(in); word.equals("!") || word.equals("time"); word = Tokens.keyword(in)) {
            to = Tokens.take(in, word).to();
            negated ^= word.equals("!");
            if (word.equals("time")) {
                timed = true;
                to = Math.max(to, skipTimeOptions());
            }
            Tokens.skipBlanks(in);
        }
        if (to > from && !new Commands(in).startsHere()) {
            if (!endsHere()) {
                throw Unexpected.inside(in, new Opener("!", from, to), List.of("command"));
            }
            return new Command.Pipeline(negated, timed, List.of(), from, to);
        }
        var commands = piped();
        return commands.size() == 1 && to == from
                ? commands.getFirst()
                : new Command.Pipeline(
                        negated, timed, commands, from, commands.getLast().to());
    }

    private List<Command> piped() {
        var commands = new ArrayList<Command>();
        commands.add(new Commands(in).read());
        Tokens.skipBlanks(in);
        while (in.peek() == '|' && in.peek(1) != '|') {
            startsBehind(Tokens.take(in, in.peek(1) == '&' ? "|&" : "|"));
            commands.add(new Commands(in).read());
            Tokens.skipBlanks(in);
        }
        return commands;
    }

    private void startsBehind(Opener operator) {
        Tokens.skipLines(in);
        if (!new Commands(in).startsHere()) {
            throw Unexpected.afterOperator(in, operator);
        }
    }

    private boolean endsHere() {
        return in.peek() == Cursor.END
                || in.peek() == '\n'
                || (in.peek() == ';' && in.peek(1) != ';' && in.peek(1) != '&');
    }

    /** Goes past {@code -p} and {@code --}. */
    private int skipTimeOptions() {
        int to = 0;
        for (String option : List.of("-p", "--")) {
            Tokens.skipBlanks(in);
            if (Tokens.seesWord(in, option)) {
                to = Tokens.take(in, option).to();
            }
        }
        return to;
    }
}
