package deployspec.diagnostic;

import java.util.List;

/** The text of one file, by line, for showing the line that a diagnostic is about. */
public record SourceText(String file, List<String> lines) {
    public SourceText {
        lines = List.copyOf(lines);
    }

    public static SourceText of(String file, String text) {
        return new SourceText(file, text.lines().toList());
    }

    /** The line, or "" past the end: the complaint may be that something is missing there. */
    public String line(int number) {
        return number <= lines.size() ? lines.get(number - 1) : "";
    }
}
