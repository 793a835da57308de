package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Printed;
import deployspec.diff.Subject;
import deployspec.plan.Condition;
import deployspec.plan.Description;
import deployspec.plan.Item;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedThreshold;
import deployspec.value.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What people read of steps and blocks, who is responsible, and where they run. */
public final class Descriptions implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.changedSteps()) {
            var about = found.about(plans.subject(pair.after()));
            if (!isTitledByAnother(pair.after(), plans)) {
                about.plain("title-changed", "its title", pair.map(PlannedStep::title), Printed::text);
            }
            step(pair, about);
        }
        for (var pair : plans.blocks().common()) {
            block(pair, found.about(Subject.of(pair.after(), plans.after())));
        }
        renamed(plans, found);
    }

    /** What guards a block or takes a step back is called after it, and told there. */
    private static boolean isTitledByAnother(PlannedStep step, Matched plans) {
        var block = step.id().substring(0, Math.max(0, step.id().lastIndexOf('.')));
        return switch (step.role()) {
            case STEP, CHECK, ITERATION, ALWAYS -> false;
            case ENTER, APPROVAL, LEAVE ->
                plans.blocks().common().stream()
                        .anyMatch(p -> p.after().id().equals(block) && p.differsIn(PlannedBlock::title));
            case UNDO ->
                step.when().orElse(null) instanceof Condition.MayHaveRun ran
                        && plans.changedSteps().stream()
                                .anyMatch(p -> p.after().id().equals(ran.step()) && p.differsIn(PlannedStep::title));
        };
    }

    private static void step(Pair<PlannedStep> pair, Changes.About about) {
        var description = pair.map(PlannedStep::description);
        about.plain("prose-changed", "its explanation", description.map(Description::about), Printed::text);
        about.plain("prose-changed", "its details", description.map(Description::details), Printed::texts);
        about.plain(
                "prose-changed", "the thresholds that it shows", description.map(Description::shows), Printed::words);
        about.plain("role-changed", "why it stands in the plan", pair.map(PlannedStep::role), Enum::name);
        about.plain("values-changed", "a value that holds in it", pair.map(PlannedStep::values), Object::toString);
        owner(pair.map(PlannedStep::owner), about);
        environment(pair.map(PlannedStep::environment), about);
    }

    private static void block(Pair<PlannedBlock> pair, Changes.About about) {
        about.plain("title-changed", "its title", pair.map(PlannedBlock::title), Printed::text);
        about.plain("prose-changed", "its explanation", pair.map(PlannedBlock::about), Printed::text);
        about.plain("prose-changed", "a note in it", pair.map(Descriptions::notes), Printed::texts);
        about.plain("rank-changed", "what it is", pair.map(PlannedBlock::rank), Enum::name);
        about.plain("runner-changed", "where its job runs", pair.map(PlannedBlock::runsOn), Printed::words);
        owner(pair.map(PlannedBlock::owner), about);
        environment(pair.map(PlannedBlock::environment), about);
        after(pair.map(PlannedBlock::after), about);
    }

    private static List<Text> notes(PlannedBlock block) {
        return notes(block.items());
    }

    static List<Text> notes(List<Item> items) {
        return items.stream()
                .flatMap(i -> i instanceof Item.Note note ? Stream.of(note.text()) : Stream.<Text>empty())
                .toList();
    }

    private static void owner(Pair<Optional<String>> owner, Changes.About about) {
        if (owner.differs()) {
            boolean gone = owner.after().isEmpty();
            about.note(
                    gone ? Effect.WEAKER : owner.before().isEmpty() ? Effect.STRONGER : Effect.CHANGED,
                    gone ? "owner-removed" : owner.before().isEmpty() ? "owner-added" : "owner-changed",
                    gone
                            ? "nobody is responsible for it"
                            : owner.before().isEmpty()
                                    ? "somebody is responsible for it"
                                    : "somebody else is responsible for it",
                    owner.map(o -> o.orElse("")));
        }
    }

    private static void environment(Pair<Optional<String>> environment, Changes.About about) {
        if (environment.differs()) {
            about.note(
                    Effect.UNCLEAR,
                    "elsewhere",
                    "it is done in another environment",
                    environment.map(e -> e.orElse("the environment of the plan")));
        }
    }

    /** Whatever came before, is more than its having been done. */
    private static void after(Pair<PlannedBlock.After> after, Changes.About about) {
        if (after.differs()) {
            boolean any = after.after() == PlannedBlock.After.ANY;
            boolean was = after.before() == PlannedBlock.After.ANY;
            about.note(
                    any ? Effect.WEAKER : was ? Effect.STRONGER : Effect.UNCLEAR,
                    "after-changed",
                    any ? "it starts whatever came before" : "it starts after another end",
                    after.map(Descriptions::word));
        }
    }

    private static String word(PlannedBlock.After after) {
        return switch (after) {
            case DONE -> "after: done";
            case ROLLED_BACK -> "after: rolled-back";
            case ANY -> "after: any";
        };
    }

    /** An id by which others name something; one that was made from a title, or from a parent's id, has changed with that. */
    private static void renamed(Matched plans, Changes found) {
        for (var pair : plans.steps().common()) {
            var now = pair.after().id();
            boolean made = pair.differsIn(PlannedStep::title) || pair.after().role() == PlannedStep.Role.UNDO;
            id(plans.oldStep(now), now, made, () -> plans.subject(pair.after()), found);
        }
        for (var pair : plans.blocks().common()) {
            var now = pair.after().id();
            boolean titled = pair.differsIn(PlannedBlock::title);
            id(plans.oldBlock(now), now, titled, () -> Subject.of(pair.after(), plans.after()), found);
        }
        for (var pair : plans.thresholds().common()) {
            var now = pair.after().id();
            boolean titled =
                    pair.differsIn(PlannedThreshold::title) || pair.after().inline();
            id(plans.oldThreshold(now), now, titled, () -> Subject.of(pair.after(), plans.after()), found);
        }
    }

    private static void id(String before, String after, boolean titled, Supplier<Subject> subject, Changes found) {
        boolean ownPart = !own(before).equals(own(after));
        if (!titled && !before.equals(after) && ownPart) {
            found.about(subject.get()).changed(Effect.CHANGED, "renamed", "it has another id", before, after);
        }
    }

    /** Without the id of what it belongs to. */
    private static String own(String id) {
        return id.substring(id.lastIndexOf('.') + 1);
    }
}
