package deployspec.render.pipeline;

import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedBlock.After;
import deployspec.plan.PlannedEnvironment;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.plan.SignOff;
import deployspec.prose.Wording;
import deployspec.value.Moment.Anchor;
import deployspec.value.Slug;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every part of a procedure.
 *
 * @param start what is entered before anything begins, beside the inputs
 * @param forward carried out one after the other while all goes well
 * @param back the rollback and whatever follows an end that is not a good one, in the same way
 */
public record Pipeline(List<Answer.Entered> start, List<Part> forward, List<Part> back) {
    /** The stage of all parts of a rollback. */
    public static final String ROLLBACK = "rollback";

    public Pipeline {
        start = List.copyOf(start);
        forward = List.copyOf(forward);
        back = List.copyOf(back);
    }

    public static Pipeline of(Plan plan) {
        var questions = new Questions(plan, Wording.of(plan), new Names(plan));
        var start = plan.environment().filter(PlannedEnvironment::typeTheName).stream()
                .map(e -> new Answer.Entered(
                        "start", "TYPE_THE_ENVIRONMENT", "Type " + e.name() + " to begin", List.of()))
                .toList();
        var steps = steps(plan);
        var forward = phases(plan, Set.of(After.DONE, After.ANY), questions);
        var back = new ArrayList<Group>();
        plan.rollback().ifPresent(r -> back.addAll(Groups.of(r, questions)));
        back.addAll(phases(plan, Set.of(After.ROLLED_BACK, After.ANY), questions));
        var stepsBack =
                Stream.concat(plan.rollbackSteps().stream(), steps.stream()).toList();
        var partsBack = Parts.of(back, stepsBack, questions.wording(), "back-");
        var inPlace = rollingBack(plan, partsBack);
        var parts = Parts.of(forward, steps, questions.wording(), "").stream()
                .map(part -> part.longer(inPlace))
                .toList();
        return new Pipeline(start, parts.isEmpty() ? List.of(nothing(plan)) : parts, partsBack);
    }

    /** Of a plan in which nobody does anything: an engine wants something to carry out, and the run begins and ends in it. */
    private static Part nothing(Plan plan) {
        return new Part(
                "01-nothing-to-do",
                Part.Way.BEGIN,
                "procedure",
                Wording.of(plan).plain(plan.head().title()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ZERO);
    }

    /** A rollback that nobody has to decide about is carried out by the part that calls for it. */
    private static Duration rollingBack(Plan plan, List<Part> back) {
        boolean automatic = plan.rollback()
                .filter(r -> r.decide() instanceof PlannedRollback.Automatic)
                .isPresent();
        return back.stream()
                .filter(part -> automatic && part.stage().equals(ROLLBACK))
                .map(Part::longest)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** A slug by which an engine knows the procedure, in this environment. */
    public static String name(Plan plan) {
        return Slug.of(
                plan.head().id() + plan.environment().map(e -> "-" + e.name()).orElse(""));
    }

    /** Whether something follows a bad end where nothing has to be taken back. */
    public boolean follows() {
        return back.stream().anyMatch(part -> part.way() == Part.Way.AFTER);
    }

    /** From the beginning of the first phase that is planned to the end of the last one. */
    public static Duration planned(Plan plan) {
        return span(plan, Anchor.T).plus(span(plan, Anchor.E));
    }

    private static Duration span(Plan plan, Anchor anchor) {
        var windows = plan.phases().stream()
                .flatMap(PlannedBlock::windows)
                .filter(window -> window.from().anchor() == anchor)
                .toList();
        var first = windows.stream()
                .map(w -> w.from().offset())
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var last = windows.stream()
                .map(w -> w.to().offset())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return last.minus(anchor == Anchor.E ? Duration.ZERO : first);
    }

    /** In the order in which they are carried out. */
    private static List<PlannedStep> steps(Plan plan) {
        return Stream.concat(inTime(plan), afterTheEnd(plan))
                .flatMap(PlannedBlock::allSteps)
                .toList();
    }

    private static Stream<PlannedBlock> inTime(Plan plan) {
        return plan.phases().stream().filter(phase -> !phase.isTimedFromEnd());
    }

    private static Stream<PlannedBlock> afterTheEnd(Plan plan) {
        return plan.phases().stream().filter(PlannedBlock::isTimedFromEnd);
    }

    /** What is timed from the end stands behind the signatures. */
    private static List<Group> phases(Plan plan, Set<After> after, Questions questions) {
        var groups = new ArrayList<Group>();
        add(groups, inTime(plan), after, questions);
        plan.signOff()
                .ifPresent(signOff -> inTime(plan)
                        .flatMap(PlannedBlock::allSteps)
                        .reduce((a, b) -> b)
                        .ifPresent(last -> groups.add(signatures(signOff, last, questions))));
        add(groups, afterTheEnd(plan), after, questions);
        return groups;
    }

    private static void add(List<Group> groups, Stream<PlannedBlock> phases, Set<After> after, Questions questions) {
        var before = Optional.<PlannedBlock>empty();
        for (var phase : phases.filter(p -> after.contains(p.after())).toList()) {
            var due = Due.of(phase, before, questions.wording());
            var inside = Groups.of(phase, questions);
            inside.stream().limit(1).forEach(first -> groups.add(first.when(due)));
            inside.stream().skip(1).forEach(groups::add);
            // What is not planned takes up no time between the two around it.
            before = phase.windows().findAny().isPresent() ? Optional.of(phase) : before;
        }
    }

    /**
     * What is written down is the first one's to enter.
     *
     * @param last behind which they sign
     */
    private static Group signatures(SignOff signOff, PlannedStep last, Questions questions) {
        var turns = new ArrayList<Turn>();
        var records = signOff.records().stream()
                .map(r -> questions.entered("sign-off", r))
                .toList();
        if (!records.isEmpty()) {
            var first = signOff.by().stream().limit(1).toList();
            turns.add(new Turn.Asks(last, first, "Write down how it went", records));
        }
        signOff.by().forEach(by -> {
            var what = "Sign off as " + questions.wording().contact(by);
            turns.add(new Turn.Asks(last, List.of(by), what, List.of(new Answer.Signed("sign-off." + by))));
        });
        return new Group("sign-off", "sign-off", "Sign-off", turns);
    }
}
