package deployspec.bash;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Reads what is replaced by a value: all that begins with a dollar, backquotes, and process substitutions. */
final class Expansions {
    private final Cursor in;

    Expansions(Cursor in) {
        this.in = in;
    }

    /** What begins with the dollar here; a dollar alone is text. */
    void dollar(PartList into, Quoting quoting) {
        int second = in.peek(1);
        boolean quotes = quoting == Quoting.NONE;
        if (second == '(') {
            into.add(arithmetic().orElseGet(this::command));
        } else if (second == '[') {
            into.add(oldArithmetic());
        } else if (second == '{') {
            into.add(new Parameters(in, quoting).braced());
        } else if (second == '\'' && quotes) {
            into.add(new Quotes(in).dollarSingle());
        } else if (second == '"' && quotes) {
            into.add(new Quotes(in).doubled());
        } else if (Characters.isInName(second) || Characters.isSpecialParameter(second)) {
            into.add(new Parameters(in, quoting).plain());
        } else {
            into.takeLiteral(in);
        }
    }

    /** {@code $((…))}, unless that turns out to be {@code $( (…) … )}. */
    private Optional<Part> arithmetic() {
        int from = start();
        if (!in.sees("$((")) {
            return Optional.empty();
        }
        return new Calculations(in)
                .inParentheses("$((")
                .map(calculation -> new Part.ArithmeticExpansion(calculation, from, in.passed()));
    }

    private Part oldArithmetic() {
        int from = start();
        in.skip(2);
        var calculation = new Calculations(in).until(Opener.before(in, "$[", from), '[', ']');
        in.next();
        return new Part.ArithmeticExpansion(calculation, from, in.passed());
    }

    private Part command() {
        int from = start();
        boolean doubled = in.sees("$((");
        in.skip(2);
        var opener = Opener.before(in, doubled ? "$((" : "$(", from);
        var commands = substitution(opener);
        return new Part.CommandSubstitution(commands, false, from, in.passed());
    }

    /** {@code <(…)} or {@code >(…)} */
    Part process() {
        int from = start();
        boolean read = in.next() == '<';
        in.next();
        var commands = substitution(Opener.before(in, read ? "<(" : ">(", from));
        var direction = read ? Part.Direction.READ : Part.Direction.WRITE;
        return new Part.ProcessSubstitution(direction, commands, from, in.passed());
    }

    private List<Command> substitution(Opener opener) {
        return in.apart(() -> new Lists(in).substitution(opener));
    }

    /**
     * {@code `…`}. Bash looks at the commands in it only when it gets there, so one that it can't read spoils no script.
     */
    Part backquoted(Quoting quoting) {
        int from = start();
        in.next();
        var opener = Opener.before(in, "`", from);
        int start = in.index();
        var leftOut = new BitSet();
        while (in.peekRaw() != '`') {
            int backslash = in.index();
            if (in.nextRaw() == '\\') {
                int escaped = in.nextRaw();
                if (escaped == '`'
                        || escaped == '$'
                        || escaped == '\\'
                        || (escaped == '"' && quoting == Quoting.DOUBLE)) {
                    leftOut.set(backslash - start);
                }
            }
            if (in.peekRaw() == Cursor.END) {
                throw Mistake.at(opener.from(), opener.to(), opener.named() + " is never closed");
            }
        }
        int end = in.index();
        in.nextRaw();
        int to = in.passed();
        try {
            var commands = in.nested(() ->
                    new Lists(leftOut.isEmpty() ? in.part(start, end) : in.without(leftOut, start, end)).script());
            return new Part.CommandSubstitution(commands, true, from, to);
        } catch (Mistake mistake) {
            if (mistake.isBeyondUs()) {
                throw mistake;
            }
            return new Part.BadSubstitution(mistake.error().what(), from, to);
        }
    }

    private int start() {
        in.settle();
        return in.place();
    }
}
