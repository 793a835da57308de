package deployspec.bash;

import java.util.List;
import java.util.Optional;

/** Reads {@code $X} and <code>${X…}</code>. */
final class Parameters {
    private static final List<String> OPERATORS = List.of(
            ":-", ":=", ":?", ":+", ":", "-", "=", "?", "+", "##", "#", "%%", "%", "//", "/#", "/%", "/", "^^", "^",
            ",,", ",", "~~", "~", "@");
    /** Behind these even double quotes around the whole leave single quotes their meaning. */
    private static final String PATTERN_OPERATORS = "#%/^,~";

    private final Cursor in;
    private final Quoting quoting;

    Parameters(Cursor in, Quoting quoting) {
        this.in = in;
        this.quoting = quoting;
    }

    /** {@code $X}, {@code $1} or {@code $?} */
    Part plain() {
        in.settle();
        int from = in.place();
        in.next();
        var name = Characters.startsName(in.peek()) ? name() : oneCharacter();
        return new Part.Parameter(name, Optional.empty(), false, false, "", Optional.empty(), from, in.passed());
    }

    /** <code>${…}</code>; one that bash will refuse is passed over, up to the brace that closes it. */
    Part braced() {
        in.settle();
        int from = in.place();
        in.skip(2);
        var opener = Opener.before(in, "${", from);
        return in.nested(() -> {
            boolean length = takesLength();
            boolean indirect = !length && takesIndirection();
            boolean expansion = in.peek() == '$' && "({[".indexOf(in.peek(1)) >= 0;
            if (expansion || !startsParameter(in.peek())) {
                return bad(opener);
            }
            var name = parameter();
            if (Characters.isDigit(name.text().charAt(0))
                    && !name.text().chars().allMatch(Characters::isDigit)) {
                return bad(opener);
            }
            boolean subscripted = in.peek() == '[';
            var subscript = subscripted ? new Subscripts(in).readInBraces() : Optional.<Word>empty();
            if (subscripted && subscript.isEmpty()) {
                return bad(opener);
            }
            if (in.peek() == '}') {
                in.next();
                return new Part.Parameter(name, subscript, length, indirect, "", Optional.empty(), from, in.passed());
            }
            String operator = length ? "" : indirect && in.sees("*}") ? "*" : operator();
            if (operator.isEmpty()) {
                return bad(opener);
            }
            in.skip(operator.length());
            var argument = Optional.of(argument(opener, operator));
            in.next();
            return new Part.Parameter(name, subscript, false, indirect, operator, argument, from, in.passed());
        });
    }

    private Name name() {
        in.settle();
        int from = in.place();
        var text = new StringBuilder();
        while (Characters.isInName(in.peek())) {
            text.append((char) in.next());
        }
        return new Name(text.toString(), from, in.passed());
    }

    private Name oneCharacter() {
        in.settle();
        int from = in.place();
        return new Name(String.valueOf((char) in.next()), from, in.passed());
    }

    /** Digits belong together here, other than in {@code $12}. */
    private Name parameter() {
        return Characters.isInName(in.peek()) ? name() : oneCharacter();
    }

    private static boolean startsParameter(int c) {
        return Characters.isInName(c) || Characters.isSpecialParameter(c);
    }

    /** Goes past the {@code #} of <code>${#X}</code>; that of <code>${#}</code> and <code>${#:-x}</code> is a name. */
    private boolean takesLength() {
        if (in.peek() != '#') {
            return false;
        }
        int second = in.peek(1);
        boolean takes = Characters.isInName(second) || (Characters.isSpecialParameter(second) && in.peek(2) == '}');
        if (takes) {
            in.next();
        }
        return takes;
    }

    private boolean takesIndirection() {
        boolean takes = in.peek() == '!'
                && (Characters.isInName(in.peek(1)) || (startsParameter(in.peek(1)) && in.peek(2) == '}'));
        if (takes) {
            in.next();
        }
        return takes;
    }

    private String operator() {
        return OPERATORS.stream().filter(in::sees).findFirst().orElse("");
    }

    private Word argument(Opener opener, String operator) {
        in.settle();
        int from = in.place();
        var parts = new PartList();
        boolean pattern = PATTERN_OPERATORS.indexOf(operator.charAt(0)) >= 0;
        readInto(parts, opener, pattern);
        return new Word(parts.toList(), from, Math.max(from, in.passed()));
    }

    private void readInto(PartList parts, Opener opener, boolean pattern) {
        boolean quotes = quoting == Quoting.NONE || pattern;
        while (in.peek() != '}') {
            switch (in.peek()) {
                case Cursor.END -> throw Mistake.unclosed(opener, "}");
                case '"' -> parts.add(new Quotes(in).doubled());
                case '\'' -> {
                    if (quotes) {
                        parts.add(new Quotes(in).single());
                    } else {
                        quoteAsText(parts);
                    }
                }
                case '\\' -> new Quotes(in).escaped(parts);
                case '<', '>' -> {
                    if (quoting != Quoting.HERE_DOCUMENT && in.peek(1) == '(') {
                        parts.add(new Expansions(in).process());
                    } else {
                        parts.takeLiteral(in);
                    }
                }
                case '$' -> new Expansions(in).dollar(parts, quotes ? Quoting.NONE : quoting);
                case '`' -> parts.add(new Expansions(in).backquoted(quoting));
                default -> parts.takeLiteral(in);
            }
        }
    }

    /**
     * In {@code "${X:-'$Y'}"} the single quotes are text and {@code $Y} is expanded, but a brace between them closes nothing.
     */
    private void quoteAsText(PartList parts) {
        parts.takeLiteral(in);
        if (quoting == Quoting.HERE_DOCUMENT) {
            return;
        }
        int from = in.place() - 1;
        int start = in.index();
        in.seekRaw('\'');
        int end = in.index();
        if (end == in.end()) {
            throw Mistake.at(from, from + 1, "this single quote is never closed");
        }
        in.reset(start);
        parts.addAll(new Quotes(in.part(start, end)).hereDocument());
        in.reset(end);
        parts.takeLiteral(in);
    }

    private Part bad(Opener opener) {
        readInto(new PartList(), opener, false);
        in.next();
        return new Part.BadSubstitution(
                "bash knows no expansion that is written like this", opener.from(), in.passed());
    }
}
