package deployspec.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads words that may be assignments: those before a command, and the arguments of {@code declare} and its like. */
final class Assignments {
    private final Cursor in;

    Assignments(Cursor in) {
        this.in = in;
    }

    /** A word, and the assignment that it is, if it is one. */
    record Read(Word word, Optional<Assignment> assignment) {}

    /** Before a command: there the brackets behind a name may hold anything. */
    Read beforeCommand() {
        return read(true);
    }

    Read argument() {
        return read(false);
    }

    private Read read(boolean anySubscript) {
        in.settle();
        int from = in.place();
        var parts = new PartList();
        var name = name(parts);
        Optional<Word> subscript = Optional.empty();
        if (name.isPresent() && in.peek() == '[' && (anySubscript || closesInWord())) {
            subscript = Optional.of(subscript(parts));
        }
        int equals = in.peek() == '+' && in.peek(1) == '=' ? 2 : in.peek() == '=' ? 1 : 0;
        if (name.isEmpty() || equals == 0) {
            new Words(in).readInto(parts);
            return new Read(new Word(parts.toList(), from, in.passed()), Optional.empty());
        }
        take(parts, equals);
        var value = in.peek() == '(' ? array(parts) : scalar(parts);
        int to = in.passed();
        var assignment = new Assignment(name.get(), subscript, equals == 2, value, from, to);
        return new Read(new Word(parts.toList(), from, to), Optional.of(assignment));
    }

    private Optional<Name> name(PartList parts) {
        if (!Characters.startsName(in.peek())) {
            return Optional.empty();
        }
        int from = in.place();
        var name = new StringBuilder();
        while (Characters.isInName(in.peek())) {
            name.append((char) in.peek());
            parts.takeLiteral(in);
        }
        return Optional.of(new Name(name.toString(), from, in.passed()));
    }

    /** Whether the brackets close before anything that ends a word. */
    private boolean closesInWord() {
        int start = in.index();
        int c = in.next();
        while (c != ']' && !Characters.endsWord(c)) {
            c = in.next();
        }
        in.reset(start);
        return c == ']';
    }

    private Word subscript(PartList parts) {
        int bracket = in.index();
        var subscript = new Subscripts(in).read();
        int behind = in.index();
        in.reset(bracket);
        parts.takeLiteral(in);
        parts.addAll(subscript.parts());
        in.reset(behind - 1);
        parts.takeLiteral(in);
        return subscript;
    }

    private void take(PartList parts, int count) {
        for (int i = 0; i < count; i++) {
            parts.takeLiteral(in);
        }
    }

    private Assignment.Value scalar(PartList parts) {
        var word = new Words(in).read();
        parts.addAll(word.parts());
        return new Assignment.Value.Scalar(word);
    }

    /** The values in parentheses, on as many lines as there are. */
    private Assignment.Value array(PartList parts) {
        in.settle();
        int from = in.place();
        parts.takeLiteral(in);
        var opener = Opener.before(in, "(", from);
        var elements = new ArrayList<Assignment.Element>();
        in.nested(() -> {
            Tokens.skipLines(in);
            while (in.peek() != ')') {
                if (in.peek() == Cursor.END) {
                    throw Mistake.unclosed(opener, ")");
                }
                if (!new Words(in).startsHere()) {
                    throw Unexpected.inArray(in, opener);
                }
                var element = element();
                element.subscript().ifPresent(subscript -> parts.addAll(subscript.parts()));
                parts.addAll(element.value().parts());
                elements.add(element);
                Tokens.skipLines(in);
            }
            return elements;
        });
        parts.takeLiteral(in);
        new Words(in).readInto(parts);
        return new Assignment.Value.Array(List.copyOf(elements));
    }

    private Assignment.Element element() {
        in.settle();
        int from = in.place();
        if (in.peek() != '[') {
            var word = new Words(in).read();
            return new Assignment.Element(Optional.empty(), false, word, from, word.to());
        }
        var parts = new PartList();
        var subscript = subscript(parts);
        int equals = in.peek() == '+' && in.peek(1) == '=' ? 2 : in.peek() == '=' ? 1 : 0;
        if (equals == 0) {
            new Words(in).readInto(parts);
            return new Assignment.Element(
                    Optional.empty(), false, new Word(parts.toList(), from, in.passed()), from, in.passed());
        }
        in.skip(equals);
        var value = new Words(in).read();
        return new Assignment.Element(
                Optional.of(subscript), equals == 2, value, from, Math.max(in.passed(), value.to()));
    }
}
