package deployspec.report;

import deployspec.diagnostic.Span;
import deployspec.diff.Change;
import deployspec.diff.Effect;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The differences of two specs as a comment on a pull request: a table of what became weaker, and the rest folded away. */
public final class DiffMarkdown {
    /** A comment may have 65,536 characters; a text in a table is for a glance. */
    private static final int LONGEST = 300;

    private final Markdown page = new Markdown();

    private DiffMarkdown() {}

    public static String write(SpecComparison comparison) {
        return new DiffMarkdown().whole(comparison);
    }

    private String whole(SpecComparison comparison) {
        page.heading(3, comparison.after() + ": " + comparison.count());
        if (comparison.weaker() > 0) {
            page.row("What", "Where", "Before", "After");
            page.rule(4);
            Stream.of(Effect.WEAKER, Effect.UNCLEAR)
                    .flatMap(e -> comparison.of(e).stream())
                    .forEach(this::weaker);
            page.gap();
        }
        long others = comparison.entries().size() - comparison.weaker();
        if (others > 0) {
            page.paragraph("<details><summary>%d other change%s</summary>".formatted(others, others == 1 ? "" : "s"));
            comparison.entries().stream().filter(e -> !e.effect().weakens()).forEach(this::other);
            page.gap();
            page.paragraph("</details>");
        }
        page.paragraph("Compared with " + Markdown.code(comparison.before()) + ".");
        return page.text();
    }

    private void weaker(SpecComparison.Entry entry) {
        var change = entry.finding().change();
        var perhaps = change.effect() == Effect.UNCLEAR ? " *(perhaps)*" : "";
        page.row(
                Markdown.plain(change.sentence()) + perhaps,
                "**" + Markdown.plain(entry.title()) + "**" + place(entry),
                cell(change, "-", change.before()),
                cell(change, "+", change.after()));
    }

    private void other(SpecComparison.Entry entry) {
        Change change = entry.finding().change();
        var arrow = change.before().isPresent() && change.after().isPresent() ? " → " : "";
        var texts = cell(change, "-", change.before()) + arrow + cell(change, "+", change.after());
        page.bullet("%s: **%s**, %s%s"
                .formatted(
                        SpecComparison.word(change.effect()),
                        Markdown.plain(entry.title()),
                        Markdown.plain(change.sentence()),
                        texts.isEmpty() ? "" : ": " + texts));
    }

    private static String place(SpecComparison.Entry entry) {
        return entry.place().map(Span::place).map(p -> " " + Markdown.code(p)).orElse("");
    }

    /** Of a text of several lines, those that are not the same on the other side. */
    private static String cell(Change change, String sign, Optional<String> text) {
        boolean severalLines = Stream.of(change.before(), change.after())
                .flatMap(Optional::stream)
                .anyMatch(t -> t.contains("\n"));
        if (text.isEmpty() || !severalLines) {
            return text.map(DiffMarkdown::code).orElse("");
        }
        var lines = DiffText.changedLines(change).stream()
                .filter(l -> l.startsWith(sign))
                .map(l -> l.substring(2))
                .collect(Collectors.joining(" ⏎ "));
        return lines.isEmpty() ? "" : code(lines);
    }

    private static String code(String text) {
        return Markdown.code(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }
}
