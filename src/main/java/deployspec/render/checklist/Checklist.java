package deployspec.render.checklist;

import deployspec.plan.Head;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedEnvironment;
import deployspec.prose.ChangeWindowWords;
import deployspec.prose.Wording;
import deployspec.value.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A plan as people follow it, in no language yet.
 *
 * @param facts what stands below the title
 * @param closing what stands at the very end
 */
public record Checklist(Line title, List<Fact> facts, Line spec, Line digest, List<Part> parts, List<Fact> closing) {
    private static final int PHASE_LEVEL = 2;

    public Checklist {
        facts = List.copyOf(facts);
        parts = List.copyOf(parts);
        closing = List.copyOf(closing);
    }

    public record Fact(Line label, Line value) {}

    /** What stands below one heading of the second level. */
    public record Part(Line title, List<Block> blocks) {
        public Part {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * @param digest names the plan
     * @param limits a sentence that says what the medium leaves to people
     */
    public static Checklist of(Plan plan, String digest, String limits) {
        var wording = Wording.of(plan);
        var head = plan.head();
        var people = new People(wording);
        Predicate<PlannedBlock> late = Checklist::isAfterwards;
        var parts = Stream.of(
                        part(
                                "Overview",
                                head.overview().map(t -> paragraphs(wording, t)).orElse(List.of())),
                        Stream.of(how(limits)),
                        part("Values", Declared.inputs(plan.inputs(), wording)),
                        part("Secrets", Declared.secrets(plan.secrets(), wording)),
                        phases(plan, wording, late.negate()),
                        part("Rollback Procedures", rollback(plan, wording)),
                        part("Thresholds", Declared.thresholds(plan.thresholds(), wording)),
                        part("Emergency Contacts", people.contacts()),
                        phases(plan, wording, late),
                        part("Appendix", new Appendix(wording).of(plan.references())),
                        part("Checklist Completion", people.completion()))
                .flatMap(p -> p)
                .toList();
        return new Checklist(
                prose(wording, head.title()),
                opening(plan, wording),
                Line.code(head.spec()),
                Line.code(digest),
                parts,
                closing(head, wording));
    }

    /** What each reader must know, and what the medium leaves to people. */
    public static Part how(String limits) {
        return new Part(Line.plain("How to Follow It"), HowToFollow.blocks(limits));
    }

    private static Stream<Part> part(String title, List<Block> blocks) {
        return blocks.isEmpty() ? Stream.empty() : Stream.of(new Part(Line.plain(title), blocks));
    }

    private static Stream<Part> phases(Plan plan, Wording wording, Predicate<PlannedBlock> which) {
        var sections = new BlockSections(wording, false);
        return plan.phases().stream()
                .filter(which)
                .map(phase -> new Part(BlockSections.title(phase, wording), sections.below(phase, PHASE_LEVEL)));
    }

    private static List<Block> rollback(Plan plan, Wording wording) {
        return plan.rollback().map(new RollbackSection(wording)::of).orElse(List.of());
    }

    /** What is done at the end, however it was, is read behind the rollback. */
    private static boolean isAfterwards(PlannedBlock phase) {
        return phase.isTimedFromEnd() || phase.after() != PlannedBlock.After.DONE;
    }

    private static List<Fact> opening(Plan plan, Wording wording) {
        var head = plan.head();
        var facts = facts(
                fact("Version", head.version()),
                fact("Last Updated", head.updated()),
                head.system().map(s -> new Fact(Line.plain("Platform"), prose(wording, s))),
                fact("Environment", plan.environment().map(PlannedEnvironment::name)));
        var windows = plan.windows().stream()
                .map(w -> new Fact(Line.plain("Change Windows"), Line.plain(ChangeWindowWords.rule(w))));
        return Stream.concat(facts.stream(), windows).toList();
    }

    private static List<Fact> closing(Head head, Wording wording) {
        var review = head.review();
        var next = review.flatMap(Head.Review::next);
        var note = review.flatMap(Head.Review::note).map(n -> " (" + wording.plain(n) + ")");
        return facts(
                fact("Document Version", head.version()),
                fact("Last Review Date", review.flatMap(Head.Review::last)),
                fact("Next Review Date", next.map(n -> n + note.orElse(""))));
    }

    private static Optional<Fact> fact(String label, Optional<String> value) {
        return value.map(v -> new Fact(Line.plain(label), Line.plain(v)));
    }

    @SafeVarargs
    private static List<Fact> facts(Optional<Fact>... given) {
        return Stream.of(given).flatMap(Optional::stream).toList();
    }

    private static List<Block> paragraphs(Wording wording, Text text) {
        return Stream.of(text.written().split("\\n[ \\t\\r]*\\n"))
                .<Block>map(paragraph -> new Block.Paragraph(prose(wording, Text.parse(paragraph))))
                .toList();
    }

    private static Line prose(Wording wording, Text text) {
        return Line.prose(wording.prose(text));
    }
}
