package deployspec.diagnostic;

/**
 * A half-open range of characters in one source file. Lines and columns count from 1, columns in code points; the end
 * is the first position that is no longer meant.
 */
public record Span(String file, int line, int column, int endLine, int endColumn) implements Comparable<Span> {
    public Span {
        if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
            throw new IllegalArgumentException(
                    "not a span: %s:%d:%d-%d:%d".formatted(file, line, column, endLine, endColumn));
        }
    }

    /** The empty span before the first character: the place of a complaint about a file as a whole. */
    public static Span startOf(String file) {
        return new Span(file, 1, 1, 1, 1);
    }

    /** The part of a one-line span that begins {@code offset} code points in and is {@code length} long. */
    public Span within(int offset, int length) {
        return new Span(file, line, column + offset, line, column + offset + length);
    }

    /** Whether all of the other one lies in this one. */
    public boolean contains(Span other) {
        return file.equals(other.file)
                && (line < other.line || (line == other.line && column <= other.column))
                && (endLine > other.endLine || (endLine == other.endLine && endColumn >= other.endColumn));
    }

    /** {@code file:line:col}, the form that editors and terminals make into a link. */
    public String place() {
        return file + ":" + line + ":" + column;
    }

    /** Written out, since the one that a record gets by itself is put together at run time, at a cost that each start would pay. */
    @Override
    public int hashCode() {
        return 31 * (31 * line + column) + file.hashCode();
    }

    @Override
    public int compareTo(Span other) {
        int order = file.compareTo(other.file);
        order = order != 0 ? order : Integer.compare(line, other.line);
        order = order != 0 ? order : Integer.compare(column, other.column);
        order = order != 0 ? order : Integer.compare(endLine, other.endLine);
        return order != 0 ? order : Integer.compare(endColumn, other.endColumn);
    }
}
