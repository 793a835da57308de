package deployspec.bash;

/** Reads what stands in braces and in parentheses. */
final class Groups {
    private final Cursor in;

    Groups(Cursor in) {
        this.in = in;
    }

    Command group() {
        var opener = Tokens.take(in, "{");
        var commands = new Lists(in).upTo(opener, opener, "}");
        var tail = Tail.of(in);
        return new Command.Group(commands, tail.redirects(), opener.from(), tail.to());
    }

    /** {@code ((…))} or {@code (…)}; the first of two parentheses may also be that of a subshell. */
    Command parenthesis() {
        in.settle();
        int from = in.place();
        if (in.sees("((")) {
            var calculation = new Calculations(in).inParentheses("((");
            if (calculation.isPresent()) {
                var tail = Tail.of(in);
                return new Command.Arithmetic(calculation.get(), tail.redirects(), from, tail.to());
            }
        }
        return subshell();
    }

    private Command subshell() {
        var opener = Tokens.take(in, "(");
        var commands = new Lists(in).upTo(opener, opener, ")");
        var tail = Tail.of(in);
        return new Command.Subshell(commands, tail.redirects(), opener.from(), tail.to());
    }
}
