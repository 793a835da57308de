package deployspec.render.markdown;

import deployspec.render.checklist.Block;
import deployspec.render.checklist.Checklist;
import deployspec.render.checklist.Checklist.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The model of the template: one component a place in it. */
record MarkdownPage(
        MarkdownText title,
        Optional<Lines> facts,
        MarkdownText spec,
        MarkdownText digest,
        MarkdownBlocks body,
        Optional<Lines> closing) {
    private static final int PART_LEVEL = 2;

    record Lines(List<Entry> lines) {}

    /** A line of its own in a paragraph; {@code more} follow. */
    record Entry(MarkdownText label, MarkdownText value, boolean more) {}

    static MarkdownPage of(Checklist checklist) {
        return new MarkdownPage(
                MarkdownText.behind(checklist.title()),
                lines(checklist.facts()),
                MarkdownText.of(checklist.spec()),
                MarkdownText.of(checklist.digest()),
                MarkdownBlocks.of(blocks(checklist.parts())),
                lines(checklist.closing()));
    }

    private static List<Block> blocks(List<Checklist.Part> parts) {
        var blocks = new ArrayList<Block>();
        for (var part : parts) {
            blocks.add(new Block.Heading(PART_LEVEL, part.title()));
            blocks.addAll(part.blocks());
        }
        return blocks;
    }

    private static Optional<Lines> lines(List<Fact> facts) {
        var lines = IntStream.range(0, facts.size())
                .mapToObj(i -> entry(facts.get(i), i + 1 < facts.size()))
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Lines(lines));
    }

    private static Entry entry(Fact fact, boolean more) {
        return new Entry(MarkdownText.of(fact.label()), MarkdownText.of(fact.value()), more);
    }
}
