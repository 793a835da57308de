package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Pairs;
import deployspec.diff.Printed;
import deployspec.diff.Subject;
import deployspec.plan.Plan;
import deployspec.plan.PlannedRollback;
import deployspec.value.Level;
import deployspec.value.Text;
import java.util.List;
import java.util.Optional;

/** Who starts a rollback, on what, and how long it may take. */
public final class RollbackTerms implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        var pair = plans.plans().map(Plan::rollback);
        var about = found.about(Subject.rollback());
        if (pair.before().isPresent() && pair.after().isPresent()) {
            terms(pair.map(Optional::get), plans, about);
        } else if (pair.before().isPresent()) {
            plain(Effect.WEAKER, "rollback-removed", "there is no way back any more", about);
        } else if (pair.after().isPresent()) {
            plain(Effect.STRONGER, "rollback-added", "there is a way back", about);
        }
    }

    private static void terms(Pair<PlannedRollback> pair, Matched plans, Changes.About about) {
        about.longer("the time that it may take", "budget", pair.map(PlannedRollback::budget));
        decision(pair.map(PlannedRollback::decide), plans, about);
        judgements(pair.map(PlannedRollback::judgements), about);
        triggers(pair.map(PlannedRollback::triggers), plans, about);
        about.plain("prose-changed", "a note in it", pair.map(r -> Descriptions.notes(r.items())), Printed::texts);
        if (pair.differsIn(PlannedRollback::every)) {
            boolean longer = pair.after().every().compareTo(pair.before().every()) > 0;
            about.note(
                    longer ? Effect.WEAKER : Effect.STRONGER,
                    longer ? "triggers-sparser" : "triggers-denser",
                    "its triggers are looked at " + (longer ? "less often" : "more often"),
                    pair.map(r -> "every " + Printed.duration(r.every())));
        }
        if (pair.differsIn(PlannedRollback::irreversible)) {
            boolean declared = pair.before().irreversible().isEmpty();
            boolean withdrawn = pair.after().irreversible().isEmpty();
            about.note(
                    declared ? Effect.WEAKER : withdrawn ? Effect.STRONGER : Effect.CHANGED,
                    declared ? "rollback-removed" : withdrawn ? "rollback-added" : "prose-changed",
                    declared
                            ? "there is no way back any more"
                            : withdrawn ? "there is a way back" : "why there is no way back is said in other words",
                    pair.map(r -> Printed.text(r.irreversible())));
        }
    }

    /** By itself is soonest; people can only be slower. */
    private static void decision(Pair<PlannedRollback.Decision> decide, Matched plans, Changes.About about) {
        if (decide.before() instanceof PlannedRollback.ByPeople b
                && decide.after() instanceof PlannedRollback.ByPeople a) {
            ApprovalTerms.compare(new Pair<>(b.approve(), a.approve()), plans, about);
        } else if (decide.differs()) {
            boolean asks = decide.after() instanceof PlannedRollback.ByPeople;
            about.note(
                    asks ? Effect.WEAKER : Effect.STRONGER,
                    asks ? "rollback-asks" : "rollback-automatic",
                    asks ? "it waits for people instead of starting by itself" : "it starts by itself",
                    new Pair<>(decided(decide.before(), plans.before()), decided(decide.after(), plans.after())));
        }
    }

    private static String decided(PlannedRollback.Decision decision, Plan plan) {
        return switch (decision) {
            case PlannedRollback.Automatic() -> "automatic";
            case PlannedRollback.ByPeople by -> Printed.of(plan).approval(by.approve());
        };
    }

    private static void judgements(Pair<List<Text>> judgements, Changes.About about) {
        var pairs = Pairs.by(j -> j, judgements);
        var reworded =
                Pairs.by(j -> pairs.removed().size() == pairs.added().size() ? "" : j, pairs.removed(), pairs.added());
        reworded.common()
                .forEach(p -> about.note(
                        Effect.UNCLEAR,
                        "judgement-changed",
                        "a reason to roll back is another one",
                        p.map(Text::written)));
        reworded.removed()
                .forEach(j ->
                        about.removed(Effect.WEAKER, "judgement-removed", "one reason less to roll back", j.written()));
        reworded.added()
                .forEach(j ->
                        about.added(Effect.STRONGER, "judgement-added", "one reason more to roll back", j.written()));
        if (pairs.reordered()) {
            about.note(
                    Effect.CHANGED,
                    "order-changed",
                    "the reasons stand in another order",
                    judgements.map(Printed::texts));
        }
    }

    /** A trigger that came or went with the level of its threshold is told there. */
    private static void triggers(Pair<List<String>> triggers, Matched plans, Changes.About about) {
        var pairs = Pairs.by(t -> t, triggers);
        pairs.removed().stream()
                .filter(t -> !isExplained(t, plans))
                .forEach(t -> about.removed(Effect.WEAKER, "trigger-removed", "one threshold less is watched", t));
        pairs.added().stream()
                .filter(t -> !isExplained(t, plans))
                .forEach(t -> about.added(Effect.STRONGER, "trigger-added", "one threshold more is watched", t));
        if (pairs.reordered()) {
            about.note(
                    Effect.CHANGED,
                    "order-changed",
                    "the triggers stand in another order",
                    triggers.map(Printed::words));
        }
    }

    private static boolean isExplained(String id, Matched plans) {
        return plans.thresholds().common().stream()
                        .noneMatch(p -> p.after().id().equals(id))
                || plans.thresholds().common().stream()
                        .filter(p -> p.after().id().equals(id))
                        .anyMatch(p ->
                                p.differsIn(t -> t.level(Level.Kind.ROLLBACK).isPresent()));
    }

    private static void plain(Effect effect, String kind, String sentence, Changes.About about) {
        about.note(effect, kind, sentence, Optional.empty(), Optional.empty());
    }
}
