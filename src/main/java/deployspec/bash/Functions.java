package deployspec.bash;

import java.util.Optional;
import java.util.Set;

/** Reads functions and coprocesses, whose bodies are commands. */
final class Functions {
    private static final Set<String> NO_COPROCESSES = Set.of("!", "coproc", "function");

    private static final String QUOTING = "'\"\\$`=";

    private final Cursor in;

    Functions(Cursor in) {
        this.in = in;
    }

    /** {@code function f …} */
    Command declared() {
        var opener = Tokens.take(in, "function");
        Tokens.skipBlanks(in);
        if (!new Words(in).startsHere()) {
            throw Unexpected.instead(in, "the name of the function", opener);
        }
        var name = name(new Words(in).read());
        Tokens.skipBlanks(in);
        skipEmptyParentheses();
        return body(name, opener);
    }

    /** {@code f() …}; the cursor stands behind the name. */
    Command named(Word word) {
        var name = name(word);
        if (!skipEmptyParentheses()) {
            throw Unexpected.parenthesis(in);
        }
        return body(name, new Opener(name.text() + "()", word.from(), in.passed()));
    }

    /** {@code coproc name { … }}, {@code coproc { … }} or {@code coproc command} */
    Command coproc() {
        var opener = Tokens.take(in, "coproc");
        Tokens.skipBlanks(in);
        if (NO_COPROCESSES.contains(Tokens.keyword(in)) || !new Commands(in).startsHere()) {
            throw Unexpected.instead(in, "the command of the coprocess", opener);
        }
        Optional<Name> name = new Commands(in).startsCompound() ? Optional.empty() : nameBeforeCompound();
        var command = new Commands(in).startsCompound() ? new Commands(in).compound() : new SimpleCommands(in).read();
        return new Command.Coproc(name, command, opener.from(), command.to());
    }

    /** Goes past a name, which bash looks at later, if a compound command follows. */
    private Optional<Name> nameBeforeCompound() {
        int start = in.index();
        int from = in.place();
        var name = new StringBuilder();
        while (!Characters.endsWord(in.peek()) && QUOTING.indexOf(in.peek()) < 0) {
            name.append((char) in.next());
        }
        int to = in.passed();
        boolean whole = Characters.isBlank(in.peek()) || in.peek() == '(';
        Tokens.skipBlanks(in);
        if (whole && !name.isEmpty() && new Commands(in).startsCompound()) {
            return Optional.of(new Name(name.toString(), from, to));
        }
        in.reset(start);
        return Optional.empty();
    }

    private boolean skipEmptyParentheses() {
        int start = in.index();
        if (in.accept("(")) {
            while (Characters.isBlank(in.peek())) {
                in.next();
            }
            if (in.accept(")")) {
                return true;
            }
        }
        in.reset(start);
        return false;
    }

    private Command body(Name name, Opener opener) {
        Tokens.skipLines(in);
        if (!new Commands(in).startsCompound()) {
            throw Unexpected.instead(in, "the `{` of the function `%s`".formatted(name.text()), opener);
        }
        var body = new Commands(in).compound();
        return new Command.Function(name, body, opener.from(), body.to());
    }

    private static Name name(Word word) {
        var name = word.isQuoted() ? Optional.<String>empty() : word.literal();
        if (name.isEmpty()) {
            throw Mistake.at(word.from(), word.to(), "the name of a function can hold neither quotes nor expansions");
        }
        return new Name(name.get(), word.from(), word.to());
    }
}
