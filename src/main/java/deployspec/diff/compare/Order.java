package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Subject;
import deployspec.plan.Plan;
import deployspec.plan.PlannedStep;
import deployspec.plan.SideBySide;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What stands elsewhere; and what looked before a change and looks after it now, which is too late. */
public final class Order implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        var moved = plans.moved();
        for (var block : plans.blocks().common()) {
            if (moved.contains(Matched.key(block.after()))) {
                var about = found.about(Subject.of(block.after(), plans.after()));
                about.note(
                        Effect.MOVED, "block-moved", "it stands elsewhere", plans.places(Matched.key(block.after())));
            }
        }
        for (var step : plans.steps().common()) {
            if (moved.contains(Matched.key(step.after()))) {
                var about = found.about(plans.subject(step.after()));
                about.note(Effect.MOVED, "step-moved", "it stands elsewhere", plans.places(Matched.key(step.after())));
            }
        }
        late(plans, found);
    }

    /** A look that a change of the phases has overtaken, told once with the first such change. */
    private static void late(Matched plans, Changes found) {
        var was = Positions.in(plans.before());
        var is = Positions.in(plans.after());
        var common = plans.steps().common().stream()
                .map(Pair::after)
                .filter(s -> was.of().containsKey(s.id()) && is.of().containsKey(s.id()))
                .toList();
        var changing = common.stream().filter(s -> s.effects().changing()).toList();
        for (var look : common) {
            if (looks(look)) {
                first(changing, s -> was.before(look, s) && !is.before(look, s)).ifPresent(s -> {
                    var how = is.before(s, look) ? "it comes only after" : "it no longer comes before";
                    told(Effect.WEAKER, "check-later", how, s, look, plans, found);
                });
                first(changing, s -> !s.equals(look) && !was.before(look, s) && is.before(look, s))
                        .ifPresent(s -> told(
                                Effect.STRONGER, "check-earlier", "it comes already before", s, look, plans, found));
            }
        }
    }

    private static boolean looks(PlannedStep step) {
        return !step.effects().changing()
                && (!step.gates().isEmpty()
                        || !step.actions().isEmpty()
                        || !step.baselines().isEmpty());
    }

    private static Optional<PlannedStep> first(List<PlannedStep> steps, Predicate<PlannedStep> which) {
        return steps.stream().filter(which).findFirst();
    }

    private static void told(
            Effect effect,
            String kind,
            String how,
            PlannedStep change,
            PlannedStep look,
            Matched plans,
            Changes found) {
        var title = Subject.of(change, plans.after()).title();
        found.about(plans.subject(look))
                .note(
                        effect,
                        kind,
                        "%s “%s”, which changes something".formatted(how, title),
                        Optional.empty(),
                        Optional.empty());
    }

    /** In the order of the document; of what goes on side by side none comes before the other. */
    private record Positions(Map<String, Integer> of, SideBySide sideBySide) {
        static Positions in(Plan plan) {
            var positions = new HashMap<String, Integer>();
            plan.steps().forEach(s -> positions.put(s.id(), positions.size()));
            return new Positions(positions, SideBySide.in(plan));
        }

        boolean before(PlannedStep a, PlannedStep b) {
            return of.getOrDefault(a.id(), 0) < of.getOrDefault(b.id(), 0) && !sideBySide.are(a.id(), b.id());
        }
    }
}
