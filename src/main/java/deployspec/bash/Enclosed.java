package deployspec.bash;

import java.util.List;

/**
 * Reads text up to the character that closes it, or to one that ends it whatever is still open. What opens and closes inside is counted; quotes, expansions and escaped
 * characters are passed over as wholes; whatever else means something to the shell is text.
 *
 * @param open the character that opens another one inside; {@link Cursor#END} if nothing does
 * @param close left for the caller, who has read the opener
 * @param end left for the caller, too; {@link Cursor#END} if there is none
 * @param processes whether {@code <(…)} is a substitution
 */
record Enclosed(Cursor in, Opener opener, int open, char close, int end, boolean processes) {

    List<Part> parts() {
        var parts = new PartList();
        in.nested(() -> {
            readInto(parts);
            return parts;
        });
        return parts.toList();
    }

    void readInto(PartList parts) {
        for (int inside = 0; inside > 0 || in.peek() != close; ) {
            int c = in.peek();
            if (c == end && end != Cursor.END) {
                return;
            }
            if (c == Cursor.END) {
                throw Mistake.unclosed(opener, String.valueOf(close));
            }
            if (c == open) {
                inside++;
            } else if (c == close) {
                inside--;
            }
            one(parts, c);
        }
    }

    private void one(PartList parts, int c) {
        switch (c) {
            case '\\' -> new Quotes(in).escaped(parts);
            case '\'' -> parts.add(new Quotes(in).single());
            case '"' -> parts.add(new Quotes(in).doubled());
            case '$' -> new Expansions(in).dollar(parts, Quoting.NONE);
            case '`' -> parts.add(new Expansions(in).backquoted(Quoting.NONE));
            case '<', '>' -> {
                if (processes && in.peek(1) == '(') {
                    parts.add(new Expansions(in).process());
                } else {
                    parts.takeLiteral(in);
                }
            }
            default -> parts.takeLiteral(in);
        }
    }
}
