package deployspec.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads {@code [[ … ]]}. */
final class Tests {
    private static final String UNARY = "abcdefghknoprstuvwxzGLNORS";
    private static final Set<String> BINARY =
            Set.of("=", "==", "!=", "=~", "-nt", "-ot", "-ef", "-eq", "-ne", "-lt", "-le", "-gt", "-ge");

    private final Cursor in;
    /** The last word so far that ends in {@code ]]}. */
    private Optional<Part.Literal> glued = Optional.empty();

    Tests(Cursor in) {
        this.in = in;
    }

    Command read() {
        var opener = Tokens.take(in, "[[");
        var expression = or(opener);
        if (!Tokens.seesWord(in, "]]")) {
            throw unexpected(opener, "an operator or `]]`");
        }
        Tokens.take(in, "]]");
        var tail = Tail.of(in);
        return new Command.Test(expression, tail.redirects(), opener.from(), tail.to());
    }

    private TestExpression or(Opener opener) {
        var operands = joined(() -> and(opener), "||");
        return operands.size() == 1
                ? operands.getFirst()
                : new TestExpression.Or(
                        operands, operands.getFirst().from(), operands.getLast().to());
    }

    private TestExpression and(Opener opener) {
        var operands = joined(() -> term(opener), "&&");
        return operands.size() == 1
                ? operands.getFirst()
                : new TestExpression.And(
                        operands, operands.getFirst().from(), operands.getLast().to());
    }

    private List<TestExpression> joined(Supplier<TestExpression> operand, String operator) {
        var operands = new ArrayList<TestExpression>();
        do {
            operands.add(operand.get());
        } while (in.accept(operator));
        return operands;
    }

    private TestExpression term(Opener opener) {
        Tokens.skipLines(in);
        in.settle();
        int from = in.place();
        if (in.accept("(")) {
            return grouped(opener, Opener.before(in, "(", from));
        }
        if (Tokens.seesWord(in, "!")) {
            Tokens.take(in, "!");
            var operand = in.nested(() -> term(opener));
            return new TestExpression.Not(operand, from, operand.to());
        }
        if (Tokens.seesWord(in, "]]")) {
            throw Unexpected.instead(in, "a condition", opener);
        }
        String operator = unaryOperator();
        if (!operator.isEmpty()) {
            Tokens.take(in, operator);
            Tokens.skipBlanks(in);
            var operand = operand(opener, "the operand of `%s`".formatted(operator));
            Tokens.skipLines(in);
            return new TestExpression.Unary(operator, operand, from, operand.to());
        }
        return comparison(opener, operand(opener, "a condition"));
    }

    private TestExpression grouped(Opener opener, Opener parenthesis) {
        var inner = in.nested(() -> or(opener));
        if (in.peek() != ')') {
            throw unexpected(parenthesis, "`)`");
        }
        in.next();
        int to = in.passed();
        Tokens.skipLines(in);
        return new TestExpression.Grouped(inner, parenthesis.from(), to);
    }

    private TestExpression comparison(Opener opener, Word left) {
        Tokens.skipBlanks(in);
        if (Tokens.seesWord(in, "]]") || in.peek() == ')' || in.sees("&&") || in.sees("||")) {
            return new TestExpression.NotEmpty(left, left.from(), left.to());
        }
        String operator = binaryOperator();
        if (operator.isEmpty()) {
            throw unexpected(opener, "an operator or `]]`");
        }
        in.skip(operator.length());
        Tokens.skipBlanks(in);
        String missing = "the right side of `%s`".formatted(operator);
        var right = operator.equals("=~") ? regularExpression(opener, missing) : operand(opener, missing);
        Tokens.skipLines(in);
        return new TestExpression.Binary(left, operator, right, left.from(), right.to());
    }

    private Word operand(Opener opener, String needed) {
        if (!new Words(in).startsHere() || Tokens.seesWord(in, "]]")) {
            throw unexpected(opener, needed);
        }
        var word = new Words(in).read();
        if (word.parts().getLast() instanceof Part.Literal literal
                && literal.text().endsWith("]]")) {
            glued = Optional.of(literal);
        }
        boolean digits = !word.isQuoted()
                && word.literal()
                        .filter(text -> text.matches("[0-9]+|\\{[A-Za-z_]\\w*}"))
                        .isPresent();
        if (digits && (in.peek() == '<' || in.peek() == '>')) {
            throw Mistake.at(
                    word.from(),
                    word.to() + 1,
                    "what stands directly before `%c` names a descriptor; put a blank between them"
                            .formatted(in.peek()),
                    opener);
        }
        return word;
    }

    private Word regularExpression(Opener opener, String needed) {
        boolean starts = new Words(in).startsHere() || in.peek() == '(' || in.peek() == '|';
        if (!starts || Tokens.seesWord(in, "]]")) {
            throw unexpected(opener, needed);
        }
        return new Words(in).regularExpression();
    }

    private String unaryOperator() {
        boolean unary = in.peek() == '-' && UNARY.indexOf(in.peek(1)) >= 0 && Characters.endsWord(in.peek(2));
        return unary ? "-" + (char) in.peek(1) : "";
    }

    private String binaryOperator() {
        if ((in.peek() == '<' || in.peek() == '>') && in.peek(1) != '(') {
            boolean doubled = in.peek(1) == in.peek() || in.peek(1) == '&' || in.peek(1) == '|' || in.peek(1) == '>';
            return doubled ? "" : String.valueOf((char) in.peek());
        }
        return BINARY.stream()
                .filter(operator -> Tokens.seesWord(in, operator))
                .findFirst()
                .orElse("");
    }

    private Mistake unexpected(Opener opener, String needed) {
        var token = Token.at(in);
        if (token.isNothing() && glued.isPresent()) {
            int to = glued.get().to();
            return Mistake.at(to - 2, to, "`]]` needs a blank before it", opener);
        }
        if (token.isEnd()) {
            return Mistake.unclosed(opener, opener.text().equals("(") ? ")" : "]]");
        }
        return Unexpected.instead(in, needed, opener);
    }
}
