package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.ConditionExtent;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Printed;
import deployspec.plan.Confirmation;
import deployspec.plan.PlannedStep;
import java.util.Optional;

/** A question before acting holds a hand back; a word to type holds it longer. */
public final class Confirmations implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.changedSteps()) {
            var confirm = pair.map(PlannedStep::confirm);
            if (confirm.differs()) {
                confirm(confirm, plans, found.about(plans.subject(pair.after())));
            }
        }
    }

    private static void confirm(Pair<Optional<Confirmation>> pair, Matched plans, Changes.About about) {
        var texts = plans.printedSome(pair, Confirmations::printed);
        if (pair.after().isEmpty()) {
            about.note(Effect.WEAKER, "confirm-removed", "nobody is asked before it acts", texts);
        } else if (pair.before().isEmpty()) {
            about.note(Effect.STRONGER, "confirm-added", "somebody is asked before it acts", texts);
        } else {
            both(pair.map(Optional::get), plans, about);
        }
    }

    private static void both(Pair<Confirmation> pair, Matched plans, Changes.About about) {
        var type = pair.map(Confirmation::type);
        if (type.differs()) {
            boolean less = type.after().isEmpty();
            boolean more = type.before().isEmpty();
            about.note(
                    less ? Effect.WEAKER : more ? Effect.STRONGER : Effect.CHANGED,
                    less ? "confirm-weakened" : more ? "confirm-strengthened" : "confirm-changed",
                    less ? "a plain yes is enough" : more ? "a word has to be typed" : "another word has to be typed",
                    type.map(t -> t.map(w -> "type: " + w.written()).orElse("yes")));
        }
        var when = pair.map(Confirmation::when);
        if (when.differs()) {
            var extent = ConditionExtent.between(when.before(), when.after());
            about.note(
                    extent.reversed().effect(),
                    switch (extent) {
                        case NARROWER -> "confirm-narrowed";
                        case WIDER -> "confirm-widened";
                        case SAME -> "confirm-rewritten";
                        case OTHER -> "confirm-changed";
                    },
                    switch (extent) {
                        case NARROWER -> "somebody is asked in fewer cases";
                        case WIDER -> "somebody is asked in more cases";
                        case SAME -> "somebody is asked in the same cases in other words";
                        case OTHER -> "somebody is asked in other cases";
                    },
                    plans.printedSome(when, Printed::condition).map(t -> t.isEmpty() ? "always" : t));
        }
    }

    private static String printed(Printed printed, Confirmation confirm) {
        return confirm.type().map(t -> "type: " + t.written()).orElse("yes")
                + confirm.when().map(w -> ", if " + printed.condition(w)).orElse("");
    }
}
