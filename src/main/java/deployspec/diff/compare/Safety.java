package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Printed;
import deployspec.plan.Effects;
import deployspec.plan.Plan;
import deployspec.plan.PlannedStep;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is promised of a step, and how it is taken back. A promise is not proven by being made. */
public final class Safety implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.changedSteps()) {
            var effects = pair.map(PlannedStep::effects);
            if (effects.differs()) {
                var about = found.about(plans.subject(pair.after()));
                promises(effects, about);
                doneIf(effects.map(Effects::doneIf), plans, about);
                wayBack(effects.map(Effects::wayBack), plans, about);
            }
        }
    }

    /** What changes nothing may run twice, so the second promise says nothing beside the first. */
    private static void promises(Pair<Effects> effects, Changes.About about) {
        if (effects.differsIn(Effects::changing)) {
            boolean promised = !effects.after().changing();
            about.note(
                    promised ? Effect.WEAKER : Effect.STRONGER,
                    promised ? "read-only-promised" : "changes-something",
                    promised ? "it is said to change nothing, and arms no rollback" : "it counts as a change",
                    effects.map(e -> e.changing() ? "changes something" : "read-only"));
        } else if (effects.differsIn(Effects::idempotent)) {
            boolean promised = effects.after().idempotent();
            about.note(
                    promised ? Effect.WEAKER : Effect.STRONGER,
                    promised ? "idempotent-promised" : "idempotent-withdrawn",
                    promised ? "it is run again by itself after a crash" : "a person decides after a crash",
                    effects.map(e -> e.idempotent() ? "idempotent" : "not idempotent"));
        }
    }

    private static void doneIf(Pair<Optional<Effects.DoneIf>> pair, Matched plans, Changes.About about) {
        if (pair.differsIn(d -> d.map(x -> Comments.withoutSecrets(x.script())))
                || pair.differsIn(d -> d.map(Effects.DoneIf::timeout))) {
            boolean gone = pair.after().isEmpty();
            boolean added = pair.before().isEmpty();
            boolean same = !pair.differsIn(d -> d.map(x -> Comments.without(x.script())));
            about.note(
                    gone ? Effect.WEAKER : added ? Effect.STRONGER : same ? Effect.CHANGED : Effect.UNCLEAR,
                    gone ? "done-if-removed" : added ? "done-if-added" : same ? "comment-changed" : "done-if-changed",
                    gone
                            ? "nothing tells after a crash whether it was done"
                            : added
                                    ? "a test tells after a crash whether it was done"
                                    : "another test tells whether it was done",
                    plans.printedSome(pair, (p, d) -> p.action(d.script())));
        }
    }

    private static void wayBack(Pair<Effects.WayBack> pair, Matched plans, Changes.About about) {
        if (!pair.differs()) {
            return;
        }
        int sign = Integer.compare(rank(pair.after()), rank(pair.before()));
        boolean both = rank(pair.after()) == 2 && sign == 0;
        about.note(
                sign < 0 ? Effect.WEAKER : sign > 0 ? Effect.STRONGER : both ? Effect.UNCLEAR : Effect.CHANGED,
                sign < 0 ? kind(pair.after()) : sign > 0 ? "undo-added" : "way-back-changed",
                sign < 0
                        ? sentence(pair.after())
                        : sign > 0 ? "there is a way back now" : "the way back is another one",
                new Pair<>(printed(pair.before(), plans.before(), plans), printed(pair.after(), plans.after(), plans)));
    }

    private static int rank(Effects.WayBack wayBack) {
        return switch (wayBack) {
            case Effects.ByUndo undo -> undo.step().isPresent() ? 2 : 1;
            case Effects.ByStep by -> 2;
            case Effects.Irreversible irreversible -> 0;
            case Effects.Nothing() -> 0;
        };
    }

    private static String kind(Effects.WayBack after) {
        return after instanceof Effects.ByUndo ? "undo-not-run" : "undo-removed";
    }

    private static String sentence(Effects.WayBack after) {
        return switch (after) {
            case Effects.ByUndo undo -> "the rollback does not run its undo any more";
            case Effects.ByStep by -> "it is taken back in another way";
            case Effects.Irreversible irreversible -> "it is declared irreversible";
            case Effects.Nothing() -> "nothing takes it back any more";
        };
    }

    private static String printed(Effects.WayBack wayBack, Plan plan, Matched plans) {
        return switch (wayBack) {
            case Effects.ByUndo undo ->
                undo.step().map(s -> named(s, plan)).orElse("an undo that the rollback does not run");
            case Effects.ByStep by -> named(by.step(), plan);
            case Effects.Irreversible irreversible ->
                "irreversible: " + irreversible.reason().written();
            case Effects.Nothing() -> "no way back";
        };
    }

    private static String named(String id, Plan plan) {
        return plan.allSteps().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .map(s -> commands(s, Printed.of(plan)))
                .orElse(id);
    }

    private static String commands(PlannedStep step, Printed printed) {
        return step.role() == PlannedStep.Role.UNDO
                ? step.actions().stream().map(a -> printed.action(a.action())).collect(Collectors.joining("\n"))
                : printed.wording().plain(step.title());
    }
}
