package deployspec.bash;

import java.util.ArrayList;
import java.util.List;

/** The parts of a word while it is read. A literal is what is written at its place, to the letter. */
final class PartList {
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int from;
    private int to;

    /** Takes the next character as text. */
    void takeLiteral(Cursor in) {
        in.settle();
        takeRaw(in);
    }

    /** The same, a backslash at the end of a line included. */
    void takeRaw(Cursor in) {
        int place = in.place();
        if (place != to) {
            flush();
        }
        if (literal.isEmpty()) {
            from = place;
        }
        literal.append((char) in.nextRaw());
        to = place + 1;
    }

    /** Text that follows on text becomes one with it. */
    void add(Part part) {
        if (part instanceof Part.Literal more && !literal.isEmpty() && more.from() == to) {
            literal.append(more.text());
            to = more.to();
        } else {
            flush();
            parts.add(part);
        }
    }

    void addAll(List<Part> more) {
        more.forEach(this::add);
    }

    boolean isEmpty() {
        return parts.isEmpty() && literal.isEmpty();
    }

    List<Part> toList() {
        flush();
        return List.copyOf(parts);
    }

    private void flush() {
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString(), from, from + literal.length()));
            literal.setLength(0);
        }
    }
}
