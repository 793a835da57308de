package deployspec.bash;

import java.util.List;

/** Reads what is quoted, and texts that are expanded as if they were. */
final class Quotes {
    private static final String ESCAPABLE = "$`\\";

    private final Cursor in;

    Quotes(Cursor in) {
        this.in = in;
    }

    /** A backslash and the character behind it, outside of quotes. */
    void escaped(PartList into) {
        in.settle();
        if (in.index() + 1 >= in.end()) {
            into.takeRaw(in);
            return;
        }
        int from = in.place();
        in.nextRaw();
        var text = new StringBuilder().append((char) in.nextRaw());
        if (Character.isHighSurrogate(text.charAt(0)) && in.peekRaw() != Cursor.END) {
            text.append((char) in.nextRaw());
        }
        into.add(new Part.Escaped(text.toString(), from, in.passed()));
    }

    Part single() {
        int from = opening();
        in.next();
        var opener = Opener.before(in, "'", from);
        int start = in.index();
        in.seekRaw('\'');
        String text = in.text(start, in.index());
        if (in.nextRaw() == Cursor.END) {
            throw unclosed(opener);
        }
        return new Part.SingleQuoted(text, from, in.passed());
    }

    Part dollarSingle() {
        int from = opening();
        in.skip(2);
        var opener = Opener.before(in, "$'", from);
        int start = in.index();
        while (in.peekRaw() != '\'') {
            if (in.nextRaw() == '\\') {
                in.nextRaw();
            }
            if (in.peekRaw() == Cursor.END) {
                throw unclosed(opener);
            }
        }
        String text = Escapes.carriedOut(in.text(start, in.index()));
        in.nextRaw();
        return new Part.DollarSingleQuoted(text, from, in.passed());
    }

    /** {@code "…"} or {@code $"…"} */
    Part doubled() {
        int from = opening();
        boolean translated = in.accept("$");
        in.next();
        var opener = Opener.before(in, "\"", from);
        return in.nested(() -> {
            var parts = new PartList();
            while (in.peek() != '"') {
                if (in.peek() == Cursor.END) {
                    throw unclosed(opener);
                }
                expanded(parts, Quoting.DOUBLE);
            }
            in.next();
            return new Part.DoubleQuoted(parts.toList(), translated, from, in.passed());
        });
    }

    /** All of it, with what is expanded in a here-document. */
    List<Part> hereDocument() {
        var parts = new PartList();
        while (in.peek() != Cursor.END) {
            int start = in.index();
            try {
                expanded(parts, Quoting.HERE_DOCUMENT);
            } catch (Mistake mistake) {
                if (mistake.isBeyondUs()) {
                    throw mistake;
                }
                parts.add(new Part.BadSubstitution(mistake.error().what(), in.place(start), in.place(in.end())));
                break;
            }
        }
        return parts.toList();
    }

    /** All of it, as it is. */
    List<Part> text() {
        var parts = new PartList();
        while (in.peekRaw() != Cursor.END) {
            parts.takeRaw(in);
        }
        return parts.toList();
    }

    /** What comes next where only a dollar, a backquote and a backslash mean something. */
    void expanded(PartList into, Quoting quoting) {
        switch (in.peek()) {
            case '$' -> new Expansions(in).dollar(into, quoting);
            case '`' -> into.add(new Expansions(in).backquoted(quoting));
            case '\\' -> {
                int second = in.escaped();
                if (second != Cursor.END
                        && (ESCAPABLE.indexOf(second) >= 0 || (second == '"' && quoting == Quoting.DOUBLE))) {
                    escaped(into);
                } else {
                    into.takeLiteral(in);
                }
            }
            default -> into.takeLiteral(in);
        }
    }

    private int opening() {
        in.settle();
        return in.place();
    }

    private static Mistake unclosed(Opener opener) {
        return Mistake.at(opener.from(), opener.to(), opener.named() + " is never closed");
    }
}
