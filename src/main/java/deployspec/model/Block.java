package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What phases, sections and branches have in common: steps in order, then sections, between two sets of gates. */
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
        Span span) {
    public Block {
        enter = List.copyOf(enter);
        items = List.copyOf(items);
        sections = List.copyOf(sections);
        leave = List.copyOf(leave);
    }

    /** Every step in it, in the order of the document, checks behind the step they belong to. */
    public Stream<Step> allSteps() {
        return Stream.concat(
                items.stream().flatMap(BlockItem::allSteps),
                sections.stream().flatMap(s -> s.block().allSteps()));
    }
}
