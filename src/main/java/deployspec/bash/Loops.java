package deployspec.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code while}, {@code until}, {@code for} and {@code select}. */
final class Loops {
    private final Cursor in;

    Loops(Cursor in) {
        this.in = in;
    }

    Command conditional() {
        boolean whilst = Tokens.keyword(in).equals("while");
        var opener = Tokens.take(in, whilst ? "while" : "until");
        var condition = new Lists(in).between(opener, opener, "do");
        var body = new Lists(in).upTo(opener, Tokens.take(in, "do"), "done");
        var tail = Tail.of(in);
        var kind = whilst ? Command.LoopKind.WHILE : Command.LoopKind.UNTIL;
        return new Command.Loop(kind, condition, body, tail.redirects(), opener.from(), tail.to());
    }

    Command forLoop() {
        var opener = Tokens.take(in, "for");
        Tokens.skipBlanks(in);
        if (in.sees("((")) {
            return arithmetic(opener);
        }
        var over = over(opener);
        return new Command.For(
                over.name(),
                over.items(),
                over.body(),
                over.tail().redirects(),
                opener.from(),
                over.tail().to());
    }

    Command select() {
        var opener = Tokens.take(in, "select");
        Tokens.skipBlanks(in);
        var over = over(opener);
        return new Command.Select(
                over.name(),
                over.items(),
                over.body(),
                over.tail().redirects(),
                opener.from(),
                over.tail().to());
    }

    private record Over(Name name, Optional<List<Word>> items, List<Command> body, Tail tail) {}

    private Over over(Opener opener) {
        var name = name(opener);
        Tokens.skipBlanks(in);
        boolean onSameLine = in.peek() != '\n';
        if (in.peek() == ';' && in.peek(1) != ';' && in.peek(1) != '&') {
            in.next();
            onSameLine = false;
            Tokens.skipLines(in);
            return new Over(name, Optional.empty(), body(opener, onSameLine), Tail.of(in));
        }
        Tokens.skipLines(in);
        Optional<List<Word>> items = Optional.empty();
        if (Tokens.seesWord(in, "in")) {
            Tokens.take(in, "in");
            items = Optional.of(items(opener));
            onSameLine = false;
        }
        return new Over(name, items, body(opener, onSameLine), Tail.of(in));
    }

    private Name name(Opener opener) {
        if (!new Words(in).startsHere()) {
            throw Unexpected.instead(in, "the name of the variable", opener);
        }
        var word = new Words(in).read();
        String name = word.isQuoted() ? "" : word.literal().orElse("");
        if (!Characters.isName(name)) {
            throw Mistake.at(
                    word.from(), word.to(), "the variable of this `%s` has no valid name".formatted(opener.text()));
        }
        return new Name(name, word.from(), word.to());
    }

    /** The words behind {@code in}, and what ends them. */
    private List<Word> items(Opener opener) {
        var items = new ArrayList<Word>();
        Tokens.skipBlanks(in);
        while (new Words(in).startsHere()) {
            items.add(new Words(in).read());
            Tokens.skipBlanks(in);
        }
        if (in.peek() == ';' && in.peek(1) != ';' && in.peek(1) != '&') {
            in.next();
        } else if (in.peek() != '\n') {
            throw Unexpected.inside(in, opener, List.of("do"));
        }
        Tokens.skipLines(in);
        return items;
    }

    /** {@code do … done}, or braces, unless they stand on the line of a name alone. */
    private List<Command> body(Opener opener, boolean onSameLine) {
        if (Tokens.keyword(in).equals("{") && !onSameLine) {
            var brace = Tokens.take(in, "{");
            return new Lists(in).upTo(brace, brace, "}");
        }
        if (!Tokens.keyword(in).equals("do")) {
            throw Unexpected.inside(in, opener, List.of("do"));
        }
        return new Lists(in).upTo(opener, Tokens.take(in, "do"), "done");
    }

    private Command arithmetic(Opener opener) {
        int start = in.place();
        var three = new Calculations(in).three("((");
        if (three.isEmpty() || three.get().size() != 3) {
            String what = "`for ((…))` needs three expressions with two `;` between them";
            throw Mistake.at(opener.from(), Math.max(start + 2, in.passed()), what);
        }
        Tokens.skipBlanks(in);
        if (in.peek() == ';' && in.peek(1) != ';' && in.peek(1) != '&') {
            in.next();
        }
        Tokens.skipLines(in);
        var body = body(opener, false);
        var tail = Tail.of(in);
        return new Command.ForArithmetic(
                three.get().get(0),
                three.get().get(1),
                three.get().get(2),
                body,
                tail.redirects(),
                opener.from(),
                tail.to());
    }
}
