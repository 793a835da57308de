package deployspec.bash;

/** Reads words, each as far as it goes. The cursor stands at its first character. */
final class Words {
    private final Cursor in;

    Words(Cursor in) {
        this.in = in;
    }

    /** Whether a word begins here; a redirection does not, unless it looks like a substitution of a process. */
    boolean startsHere() {
        return !Characters.endsWord(in.peek()) || startsProcess();
    }

    Word read() {
        in.settle();
        int from = in.place();
        var parts = new PartList();
        readInto(parts);
        return new Word(parts.toList(), from, Math.max(from, in.passed()));
    }

    /** The rest of a word. */
    void readInto(PartList parts) {
        while (startsHere()) {
            one(parts);
        }
    }

    /** The regular expression behind {@code =~}: bars and parentheses belong to it, and blanks in parentheses. */
    Word regularExpression() {
        in.settle();
        int from = in.place();
        var parts = new PartList();
        while (startsHere() || in.peek() == '|' || in.peek() == '(') {
            switch (in.peek()) {
                case '|' -> parts.takeLiteral(in);
                case '(' -> parenthesis(parts);
                case '?', '*', '+', '@', '!' -> parts.takeLiteral(in);
                default -> one(parts);
            }
        }
        return new Word(parts.toList(), from, Math.max(from, in.passed()));
    }

    private void one(PartList parts) {
        switch (in.peek()) {
            case '\\' -> new Quotes(in).escaped(parts);
            case '\'' -> parts.add(new Quotes(in).single());
            case '"' -> parts.add(new Quotes(in).doubled());
            case '$' -> new Expansions(in).dollar(parts, Quoting.NONE);
            case '`' -> parts.add(new Expansions(in).backquoted(Quoting.NONE));
            case '<', '>' -> parts.add(new Expansions(in).process());
            case '?', '*', '+', '@', '!' -> {
                if (in.peek(1) == '(') {
                    parts.add(extendedGlob());
                } else {
                    parts.takeLiteral(in);
                }
            }
            default -> parts.takeLiteral(in);
        }
    }

    private void parenthesis(PartList parts) {
        in.settle();
        int from = in.place();
        parts.takeLiteral(in);
        new Enclosed(in, Opener.before(in, "(", from), '(', ')', Cursor.END, false).readInto(parts);
        parts.takeLiteral(in);
    }

    private Part extendedGlob() {
        in.settle();
        int from = in.place();
        String operator = String.valueOf((char) in.next());
        in.next();
        var parts = new Enclosed(in, Opener.before(in, operator + "(", from), '(', ')', Cursor.END, false).parts();
        in.next();
        return new Part.ExtendedGlob(operator, parts, from, in.passed());
    }

    private boolean startsProcess() {
        return (in.peek() == '<' || in.peek() == '>') && in.peek(1) == '(';
    }
}
