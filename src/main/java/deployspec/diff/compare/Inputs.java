package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.ConditionExtent;
import deployspec.diff.Effect;
import deployspec.diff.Extent;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Pairs;
import deployspec.diff.Printed;
import deployspec.diff.Subject;
import deployspec.plan.Condition;
import deployspec.plan.Plan;
import deployspec.plan.PlannedInput;
import deployspec.value.Quantity;
import java.util.Locale;
import java.util.Optional;

/** What a run may be given. A value that nobody has to give, or that may be anything, is checked by nobody. */
public final class Inputs implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        var pairs = Pairs.by(PlannedInput::name, plans.plans().map(Plan::inputs));
        pairs.common().stream().filter(Pair::differs).forEach(p -> input(p, plans, found.about(subject(p.after()))));
        pairs.removed()
                .forEach(i -> found.about(subject(i))
                        .removed(
                                Effect.REMOVED,
                                "input-removed",
                                "the input is gone",
                                i.value().orElse("")));
        pairs.added()
                .forEach(i -> found.about(subject(i))
                        .added(
                                Effect.ADDED,
                                "input-added",
                                "the input is new",
                                i.value().orElse("")));
        if (pairs.reordered()) {
            found.about(Subject.procedure(plans.after()))
                    .note(
                            Effect.CHANGED,
                            "order-changed",
                            "the inputs stand in another order",
                            plans.plans()
                                    .map(p -> Printed.words(p.inputs().stream()
                                            .map(PlannedInput::name)
                                            .toList())));
        }
    }

    private static Subject subject(PlannedInput input) {
        return Subject.named(Subject.Sort.INPUT, input.name());
    }

    private static void input(Pair<PlannedInput> pair, Matched plans, Changes.About about) {
        about.plain("prose-changed", "its explanation", pair.map(PlannedInput::about), Printed::text);
        type(pair.map(PlannedInput::type), about);
        required(pair.map(PlannedInput::required), plans, about);
        value(pair, plans, about);
        Choices.pattern(pair.map(PlannedInput::pattern), "input", about);
        Choices.options(pair.map(PlannedInput::options), "input", about);
    }

    private static void type(Pair<PlannedInput.Type> type, Changes.About about) {
        if (type.differs()) {
            var extent = Extent.of(type.after() == PlannedInput.Type.TEXT, type.before() == PlannedInput.Type.TEXT);
            about.note(
                    extent.effect(),
                    "input-type-changed",
                    "it is of another type",
                    type.map(t -> "type: " + t.name().toLowerCase(Locale.ROOT)));
        }
    }

    private static void required(Pair<Optional<Condition>> required, Matched plans, Changes.About about) {
        if (required.differs()) {
            var never = new Condition.Constant(false, "");
            var extent = ConditionExtent.between(
                    required.before().orElse(never), required.after().orElse(never));
            about.note(
                    extent.reversed().effect(),
                    switch (extent) {
                        case WIDER -> "input-required";
                        case NARROWER -> "input-optional";
                        case SAME -> "required-rewritten";
                        case OTHER -> "required-changed";
                    },
                    switch (extent) {
                        case WIDER -> "a value has to be given in more cases";
                        case NARROWER -> "a value has to be given in fewer cases";
                        case SAME -> "a value has to be given in the same cases in other words";
                        case OTHER -> "a value has to be given in other cases";
                    },
                    plans.printedSome(required, Printed::condition).map(t -> t.isEmpty() ? "never" : t));
        }
    }

    /** A value that somebody had to give and that is there by itself now was a decision; one that a level counts with is a bound. */
    private static void value(Pair<PlannedInput> pair, Matched plans, Changes.About about) {
        if (!pair.differsIn(PlannedInput::value)) {
            return;
        }
        var texts = pair.map(i -> i.value().orElse("no default"));
        boolean wasAsked =
                pair.before().value().isEmpty() && pair.before().required().isPresent();
        if (wasAsked && pair.after().required().isPresent()) {
            about.note(
                    Effect.WEAKER, "input-optional", "nobody has to give a value, because there is a default", texts);
        } else if (isBound(pair.after().name(), plans.after())
                || isBound(pair.before().name(), plans.before())) {
            about.note(Effect.UNCLEAR, "bound-value-changed", "a level is counted with this value", texts);
        } else {
            about.note(Effect.CHANGED, "value-changed", "its value changed", texts);
        }
    }

    private static boolean isBound(String name, Plan plan) {
        return plan.thresholds().stream()
                .flatMap(t -> t.levels().stream())
                .flatMap(l -> l.bound().quantities())
                .anyMatch(q ->
                        q instanceof Quantity.FromInput input && input.name().equals(name));
    }
}
