package deployspec.bash;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The lines after {@code <<END} up to the one that says {@code END}. They stand after the line of their command, so
 * outside of what they belong to; and so this is no record: its command is complete before its lines are read.
 */
public final class HereDocument implements Region {
    private final String delimiter;
    private final boolean expands;
    private Lines lines;

    private record Lines(List<Part> parts, int from, int to) {}

    HereDocument(String delimiter, boolean expands, int at) {
        this.delimiter = delimiter;
        this.expands = expands;
        this.lines = new Lines(List.of(), at, at);
    }

    /** For the reader alone, once. */
    void fill(List<Part> parts, int from, int to) {
        lines = new Lines(List.copyOf(parts), from, to);
    }

    /** The word that ends it, quotes removed. */
    public String delimiter() {
        return delimiter;
    }

    /** Whether variables and substitutions in it are carried out, as they are unless the word is quoted. */
    public boolean expands() {
        return expands;
    }

    /** The text without the tabs that {@code <<-} removes, and without the last line. */
    public List<Part> parts() {
        return lines.parts();
    }

    /** The text; empty if something in it is expanded. */
    public Optional<String> literal() {
        return Literals.of(lines.parts());
    }

    /** Where the first line starts. */
    @Override
    public int from() {
        return lines.from();
    }

    /** Where the line of the delimiter starts. */
    @Override
    public int to() {
        return lines.to();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HereDocument that
                && delimiter.equals(that.delimiter)
                && expands == that.expands
                && lines.equals(that.lines);
    }

    @Override
    public int hashCode() {
        return Objects.hash(delimiter, expands, lines);
    }

    @Override
    public String toString() {
        return "HereDocument[delimiter=%s, expands=%s, lines=%s]".formatted(delimiter, expands, lines);
    }
}
