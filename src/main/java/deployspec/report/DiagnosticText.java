package deployspec.report;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Label;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Diagnostics for a person at a terminal: what is wrong, the line itself with the wrong part underlined, what to do. */
public final class DiagnosticText {
    private static final int NARROWEST = 40;
    private static final int MOST = 100;
    private static final String INDENT = "  ";

    private final int width;
    private final Style style;

    /** @param width columns of the terminal */
    public DiagnosticText(int width, boolean coloured) {
        this.width = Math.max(NARROWEST, width);
        this.style = new Style(coloured);
    }

    /** Every complaint about one file, and their number; nothing if there are none. */
    public String show(SourceText source, List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            return "";
        }
        var text = new StringBuilder();
        for (Diagnostic diagnostic : shown(diagnostics)) {
            text.append(show(source, diagnostic)).append('\n');
        }
        if (diagnostics.size() > MOST) {
            text.append("%,d more are not shown here\n\n".formatted(diagnostics.size() - MOST));
        }
        var tally = Tally.of(diagnostics.stream());
        return text.append(tally.words())
                .append(" in ")
                .append(OneLine.of(source.file()))
                .append('\n')
                .toString();
    }

    /** Nobody reads thousands: then only the first, errors before all else. */
    private static List<Diagnostic> shown(List<Diagnostic> diagnostics) {
        return diagnostics.size() <= MOST
                ? diagnostics
                : diagnostics.stream()
                        .sorted(Comparator.comparing(Diagnostic::severity))
                        .limit(MOST)
                        .sorted()
                        .toList();
    }

    /** One complaint. */
    public String show(SourceText source, Diagnostic diagnostic) {
        var text = new StringBuilder();
        new Block(source, diagnostic).appendTo(text);
        return text.toString();
    }

    /** One diagnostic being written; all its parts share the width of the gutter. */
    private final class Block {
        private final SourceText source;
        private final Diagnostic diagnostic;
        private final int gutter;
        private final UnaryOperator<String> mark;

        Block(SourceText source, Diagnostic diagnostic) {
            this.source = source;
            this.diagnostic = diagnostic;
            int lastLine = Stream.concat(Stream.of(diagnostic.subject()), diagnostic.related().stream())
                    .mapToInt(label -> label.span().line())
                    .max()
                    .orElse(1);
            this.gutter = Integer.toString(lastLine).length();
            this.mark = switch (diagnostic.severity()) {
                case ERROR -> style::bad;
                case WARNING -> style::doubtful;
                case NOTE -> style::advised;
            };
        }

        void appendTo(StringBuilder text) {
            header(text);
            snippet(text, "┌─", diagnostic.subject(), "^", mark);
            for (Label label : diagnostic.related()) {
                snippet(text, "├─", label, "-", style::strong);
            }
            for (String sentence : diagnostic.help()) {
                note(text, sentence);
            }
        }

        private void header(StringBuilder text) {
            String head = diagnostic.severity().word() + "[" + diagnostic.code() + "]";
            String whole = head + ": " + OneLine.of(Brief.of(diagnostic.summary()));
            List<String> lines = Columns.of(whole) <= width ? List.of(whole) : Wrap.of(whole, width - INDENT.length());
            String first = lines.getFirst();
            int end = Math.min(head.length(), first.length());
            text.append(mark.apply(first.substring(0, end)))
                    .append(style.strong(first.substring(end)))
                    .append('\n');
            lines.stream()
                    .skip(1)
                    .forEach(line ->
                            text.append(INDENT).append(style.strong(line)).append('\n'));
        }

        private void snippet(
                StringBuilder text, String corner, Label label, String underline, UnaryOperator<String> marked) {
            Span span = label.span();
            String words = OneLine.of(Brief.of(label.text()));
            text.append(margin(""))
                    .append(style.quiet(corner))
                    .append(' ')
                    .append(OneLine.of(span.place()))
                    .append('\n');
            String line =
                    source.holding(span).map(file -> file.line(span.line())).orElse("");
            if (line.isEmpty()) {
                if (!words.isEmpty()) {
                    text.append(margin(""))
                            .append(style.quiet("│"))
                            .append(' ')
                            .append(marked.apply(words))
                            .append('\n');
                }
                return;
            }
            int end = span.endLine() > span.line() ? line.length() : span.endColumn() - 1;
            var window = SourceLine.window(line, span.column() - 1, end, room());
            text.append(margin(Integer.toString(span.line())))
                    .append(style.quiet("│"))
                    .append(' ')
                    .append(window.text())
                    .append('\n');
            underline(text, window, words, underline, marked);
        }

        private void underline(
                StringBuilder text,
                SourceLine.Window window,
                String words,
                String underline,
                UnaryOperator<String> marked) {
            int width = Math.max(1, Math.min(window.width(), room() - window.from()));
            int left = room() - window.from() - width - 1;
            boolean beside = Columns.of(words) <= left;
            String marks = underline.repeat(width) + (beside && !words.isEmpty() ? " " + words : "");
            below(text, window.from(), marked.apply(marks));
            if (!beside) {
                int indent = Math.min(window.from(), room() / 3);
                Wrap.of(words, room() - indent).forEach(line -> below(text, indent, marked.apply(line)));
            }
        }

        private void below(StringBuilder text, int indent, String words) {
            text.append(margin(""))
                    .append(style.quiet("│"))
                    .append(' ')
                    .append(" ".repeat(indent))
                    .append(words)
                    .append('\n');
        }

        private void note(StringBuilder text, String sentence) {
            String head = "= help: ";
            List<String> lines = Wrap.of(OneLine.of(Brief.of(sentence)), width - gutter - 1 - head.length());
            text.append(margin(""))
                    .append(style.quiet("="))
                    .append(" help: ")
                    .append(lines.getFirst())
                    .append('\n');
            lines.stream()
                    .skip(1)
                    .forEach(line -> text.append(margin(""))
                            .append(" ".repeat(head.length()))
                            .append(line)
                            .append('\n'));
        }

        /** A line number, right-aligned, and a blank. */
        private String margin(String number) {
            return style.quiet(" ".repeat(gutter - number.length()) + number) + " ";
        }

        /** What is left of the terminal's width to the right of the gutter. */
        private int room() {
            return width - gutter - 3;
        }
    }
}
