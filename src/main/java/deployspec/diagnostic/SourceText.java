package deployspec.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of one file, by line, for showing the line that a diagnostic is about.
 *
 * @param included the files that it includes, which diagnostics may be about, too
 */
public record SourceText(String file, List<String> lines, List<SourceText> included) {
    public SourceText {
        lines = List.copyOf(lines);
        included = List.copyOf(included);
    }

    public static SourceText of(String file, String text) {
        return new SourceText(file, text.lines().toList(), List.of());
    }

    /** The same file, knowing of those that it includes. */
    public SourceText including(List<SourceText> others) {
        return new SourceText(file, lines, others);
    }

    /** This file, then those that it includes. */
    public Stream<SourceText> files() {
        return Stream.concat(Stream.of(this), included.stream());
    }

    /** The file of these that this place is in; empty for another file, and for a place that means a file as a whole. */
    public Optional<SourceText> holding(Span span) {
        return span.equals(Span.startOf(span.file()))
                ? Optional.empty()
                : files().filter(f -> f.file().equals(span.file())).findFirst();
    }

    /** The line, or "" past the end: the complaint may be that something is missing there. */
    public String line(int number) {
        return number <= lines.size() ? lines.get(number - 1) : "";
    }
}
