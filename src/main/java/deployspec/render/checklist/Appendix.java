package deployspec.render.checklist;

import static deployspec.render.checklist.Block.bullet;

import deployspec.plan.Reference;
import deployspec.prose.Inline;
import deployspec.prose.Prose;
import deployspec.prose.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is shown and never run. */
record Appendix(Wording wording) {
    List<Block> of(List<Reference> references) {
        return IntStream.range(0, references.size())
                .boxed()
                .flatMap(i -> part(letter(i), references.get(i)).stream())
                .toList();
    }

    /** A to Z, then A1 and so on: no appendix is that long. */
    private static String letter(int i) {
        return (char) ('A' + i % 26) + (i < 26 ? "" : "" + i / 26);
    }

    private List<Block> part(String letter, Reference reference) {
        var blocks = new ArrayList<Block>();
        var title = Line.plain(letter + ". ").then(Line.prose(wording.prose(reference.title())));
        blocks.add(new Block.Heading(3, title));
        var commands = reference.entries().stream()
                .flatMap(e -> e.command().stream().map(c -> "# " + wording.plain(e.title()) + "\n" + c.strip() + "\n"))
                .collect(Collectors.joining("\n"));
        if (!commands.isEmpty()) {
            blocks.add(new Block.Fence("bash", commands));
        }
        reference.entries().stream()
                .filter(e -> e.command().isEmpty()
                        || !e.urls().isEmpty()
                        || !e.paths().isEmpty())
                .forEach(e -> blocks.add(places(e)));
        return blocks;
    }

    private Block places(Reference.Entry entry) {
        var places = Stream.concat(
                        entry.urls().stream().map(wording::literal).map(Appendix::address),
                        entry.paths().stream().map(Line::code))
                .toList();
        var title = Line.strong(Line.prose(wording.prose(entry.title())).then(":"));
        return bullet(title.then(" ").then(Line.joined(", ", places)));
    }

    private static Line address(String url) {
        return url.matches("https?://\\S+")
                ? Line.prose(new Prose(List.of(new Inline.Link(List.of(new Inline.Words(url)), url))))
                : Line.code(url);
    }
}
