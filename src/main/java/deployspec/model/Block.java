package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What phases, sections and branches have in common: steps in order, then sections, between two sets of gates.
 *
 * @param always what is done at the end, however the block came to it
 */
public record Block(
        Id id,
        Template title,
        Optional<Template> about,
        Timing timing,
        Optional<Located<String>> environment,
        Optional<Located<String>> owner,
        Optional<Condition> when,
        List<Gate> enter,
        Optional<Approval> approve,
        List<BlockItem> items,
        List<Section> sections,
        List<Gate> leave,
        List<Step> always,
        Span span) {
    public Block {
        enter = List.copyOf(enter);
        items = List.copyOf(items);
        sections = List.copyOf(sections);
        leave = List.copyOf(leave);
        always = List.copyOf(always);
    }

    /** The blocks that stand directly in it: branches, then sections. */
    public Stream<Block> inside() {
        return inside(items, sections);
    }

    /** Likewise for what is no block itself, such as the rollback. */
    public static Stream<Block> inside(List<BlockItem> items, List<Section> sections) {
        return Stream.concat(
                items.stream()
                        .flatMap(item ->
                                item instanceof Parallel parallel ? parallel.branches().stream() : Stream.empty()),
                sections.stream().map(Section::block));
    }

    /** Every step in it, in the order of the document, checks behind the step they belong to. */
    public Stream<Step> allSteps() {
        return Stream.of(
                        items.stream().flatMap(BlockItem::allSteps),
                        sections.stream().flatMap(s -> s.block().allSteps()),
                        always.stream().flatMap(Step::allSteps))
                .flatMap(steps -> steps);
    }
}
