package deployspec.report;

import deployspec.diagnostic.Span;
import deployspec.diff.Change;
import deployspec.diff.Effect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The differences of two specs for a person at a terminal: what became weaker first, each with its place. */
public final class DiffText {
    private static final int MOST_LINES = 12;
    private static final String INDENT = "    ";

    private final int width;
    private final Style style;

    /** @param width columns of the terminal */
    public DiffText(int width, boolean coloured) {
        this.width = width;
        this.style = new Style(coloured);
    }

    public String show(SpecComparison comparison) {
        var text = new StringBuilder();
        for (var effect : Effect.values()) {
            var entries = comparison.of(effect);
            if (!entries.isEmpty()) {
                text.append(heading(effect, entries.size())).append('\n');
                entries.forEach(e -> entry(e, text));
                text.append('\n');
            }
        }
        var count = OneLine.of(comparison.count() + ": " + comparison.before() + " → " + comparison.after());
        return text.append(comparison.weaker() == 0 ? style.quiet(count) : count)
                .append('\n')
                .toString();
    }

    private String heading(Effect effect, int number) {
        var words = "%s (%d)".formatted(SpecComparison.word(effect), number);
        return switch (effect) {
            case WEAKER -> style.bad(words);
            case UNCLEAR -> style.doubtful(words);
            case STRONGER -> style.good(words);
            case REMOVED, ADDED, MOVED, CHANGED -> style.strong(words);
        };
    }

    private void entry(SpecComparison.Entry entry, StringBuilder text) {
        var change = entry.finding().change();
        var place = entry.place().map(Span::place).map(OneLine::of).orElse("");
        var head = (place.isEmpty() ? "" : place + "  ") + entry.title();
        var lines = Wrap.of(head, width - 2);
        text.append("  ")
                .append(style.quiet(place))
                .append(style.strong(lines.getFirst()
                        .substring(Math.min(place.length(), lines.getFirst().length()))))
                .append('\n');
        lines.stream()
                .skip(1)
                .forEach(l -> text.append(INDENT).append(style.strong(l)).append('\n'));
        sentence(change, text);
    }

    private void sentence(Change change, StringBuilder text) {
        var told = OneLine.of(change.sentence());
        var code = "[" + change.kind() + "]";
        var inline = inline(change).map(i -> ": " + i).orElse("");
        var whole = told + inline + " " + code;
        if (!inline.isEmpty() && Columns.of(INDENT + whole) <= width) {
            line(told + inline + " " + style.quiet(code), text);
            return;
        }
        Wrap.of(told + " " + code, width - INDENT.length())
                .forEach(l -> line(l.replace(code, style.quiet(code)), text));
        lines(change).forEach(l -> line("  " + l, text));
    }

    /** On one line, where that is all. */
    private static Optional<String> inline(Change change) {
        var before = change.before().orElse("");
        var after = change.after().orElse("");
        if (before.contains("\n") || after.contains("\n") || (before.isEmpty() && after.isEmpty())) {
            return Optional.empty();
        }
        if (after.isEmpty() || before.isEmpty()) {
            return Optional.of(OneLine.of(before + after));
        }
        return Optional.of(OneLine.of(before) + " → " + OneLine.of(after));
    }

    private List<String> lines(Change change) {
        var all = changedLines(change);
        var shown = all.stream().limit(MOST_LINES).flatMap(this::wrapped).collect(Collectors.toList());
        if (all.size() > MOST_LINES) {
            shown.add(style.quiet("… and %d more lines".formatted(all.size() - MOST_LINES)));
        }
        return shown;
    }

    /** A line and its sign; what goes on below is set in. */
    private Stream<String> wrapped(String line) {
        var sign = line.substring(0, 1);
        var lines = Wrap.of(line.substring(2), width - INDENT.length() - 4);
        return lines.stream()
                .map(l -> (l.equals(lines.getFirst()) ? sign : " ") + " " + l)
                .map(l -> sign.equals("-") ? style.bad(l) : sign.equals("+") ? style.good(l) : l);
    }

    /** Only what differs of a long text, with a line or two around it. */
    static List<String> changedLines(Change change) {
        return Difference.between(
                        "", change.before().orElse(""), "", change.after().orElse(""))
                .lines()
                .skip(2)
                .filter(l -> !l.startsWith("@@"))
                .map(l -> l.substring(0, 1) + " " + OneLine.of(l.substring(1)))
                .toList();
    }

    private static void line(String words, StringBuilder text) {
        text.append(INDENT).append(words).append('\n');
    }
}
