package deployspec.render.markdown;

import deployspec.plan.Head;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedEnvironment;
import deployspec.prose.ChangeWindowWords;
import deployspec.prose.Wording;
import deployspec.value.Moment.Anchor;
import deployspec.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The model of the template: one component a place in it. */
record Checklist(
        MarkdownText title,
        Optional<Lines> facts,
        MarkdownText spec,
        MarkdownText digest,
        Optional<MarkdownBlocks> overview,
        Optional<MarkdownBlocks> values,
        Optional<MarkdownBlocks> secrets,
        MarkdownBlocks phases,
        Optional<MarkdownBlocks> rollback,
        Optional<MarkdownBlocks> thresholds,
        Optional<MarkdownBlocks> contacts,
        Optional<MarkdownBlocks> afterwards,
        Optional<MarkdownBlocks> appendix,
        MarkdownBlocks completion,
        Optional<Lines> closing) {

    record Lines(List<Fact> lines) {}

    /** A line of its own in a paragraph; {@code more} follow. */
    record Fact(MarkdownText label, MarkdownText value, boolean more) {}

    static Checklist of(Plan plan, String digest) {
        var wording = Wording.of(plan);
        var head = plan.head();
        Predicate<PlannedBlock> late = Checklist::isAfterwards;
        return new Checklist(
                prose(wording, head.title()),
                opening(plan, wording),
                MarkdownText.code(head.spec()),
                MarkdownText.code(digest),
                head.overview().map(text -> MarkdownBlocks.of(paragraphs(wording, text))),
                some(Declared.inputs(plan.inputs(), wording)),
                some(Declared.secrets(plan.secrets(), wording)),
                MarkdownBlocks.of(blocks(plan, wording, late.negate())),
                plan.rollback().map(r -> MarkdownBlocks.of(new RollbackSection(wording).of(r))),
                some(Declared.thresholds(plan.thresholds(), wording)),
                some(new People(wording).contacts()),
                some(blocks(plan, wording, late)),
                some(new Appendix(wording).of(plan.references())),
                MarkdownBlocks.of(new People(wording).completion()),
                closing(head, wording));
    }

    /** What is done at the end, however it was, is read behind the rollback. */
    private static boolean isAfterwards(PlannedBlock phase) {
        boolean timedFromEnd =
                phase.schedule().at().filter(w -> w.from().anchor() == Anchor.E).isPresent();
        return timedFromEnd || phase.after() != PlannedBlock.After.DONE;
    }

    private static List<Block> blocks(Plan plan, Wording wording, Predicate<PlannedBlock> which) {
        return plan.phases().stream()
                .filter(which)
                .flatMap(phase -> new BlockSections(wording, false).of(phase, 2).stream())
                .toList();
    }

    private static Optional<Lines> opening(Plan plan, Wording wording) {
        var head = plan.head();
        return facts(Stream.of(
                fact("Version", head.version()),
                fact("Last Updated", head.updated()),
                head.system().stream().map(s -> new Fact(MarkdownText.plain("Platform"), prose(wording, s), true)),
                fact("Environment", plan.environment().map(PlannedEnvironment::name)),
                plan.windows().stream().flatMap(w -> fact("Change Windows", Optional.of(ChangeWindowWords.rule(w))))));
    }

    private static Optional<Lines> closing(Head head, Wording wording) {
        var review = head.review();
        var next = review.flatMap(Head.Review::next);
        var note = review.flatMap(Head.Review::note).map(n -> " (" + wording.plain(n) + ")");
        return facts(Stream.of(
                fact("Document Version", head.version()),
                fact("Last Review Date", review.flatMap(Head.Review::last)),
                fact("Next Review Date", next.map(n -> n + note.orElse("")))));
    }

    private static Stream<Fact> fact(String label, Optional<String> value) {
        return value.stream().map(v -> new Fact(MarkdownText.plain(label), MarkdownText.plain(v), true));
    }

    private static Optional<Lines> facts(Stream<Stream<Fact>> given) {
        var facts = new ArrayList<>(given.flatMap(f -> f).toList());
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        var last = facts.removeLast();
        facts.add(new Fact(last.label(), last.value(), false));
        return Optional.of(new Lines(facts));
    }

    private static List<Block.Paragraph> paragraphs(Wording wording, Text text) {
        return Stream.of(text.written().split("\\n[ \\t\\r]*\\n"))
                .map(paragraph -> new Block.Paragraph(prose(wording, Text.parse(paragraph))))
                .toList();
    }

    private static Optional<MarkdownBlocks> some(List<Block> blocks) {
        return blocks.isEmpty() ? Optional.empty() : Optional.of(MarkdownBlocks.of(blocks));
    }

    private static MarkdownText prose(Wording wording, Text text) {
        return MarkdownText.prose(wording.prose(text));
    }
}
