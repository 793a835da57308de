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
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedGate.Against;
import deployspec.plan.PlannedGate.Holds;
import deployspec.plan.Waiver;
import deployspec.prose.Waivers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A gate that is gone, judged by something easier, polled for longer or forgiven more often opens for more. */
public final class Gates implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.changedSteps()) {
            if (pair.differsIn(s -> s.gates())) {
                gates(pair.map(s -> s.gates()), plans, found.about(plans.subject(pair.after())));
            }
        }
    }

    /** By what they check; what is left by title; and one that is left on each side is another judge of the same thing. */
    private static void gates(Pair<List<PlannedGate>> gates, Matched plans, Changes.About about) {
        var same = Pairs.by(PlannedGate::check, gates);
        var named = Pairs.by(PlannedGate::title, same.removed(), same.added());
        var common = new ArrayList<>(same.common());
        common.addAll(named.common());
        var last = Pairs.by(
                g -> named.removed().size() == 1 && named.added().size() == 1 ? "" : g, named.removed(), named.added());
        common.addAll(last.common());
        common.forEach(p -> gate(p, plans, about));
        for (var gone : last.removed()) {
            about.removed(Effect.WEAKER, "gate-removed", "a gate is gone", printed(gone, Printed.of(plans.before())));
        }
        for (var added : last.added()) {
            about.added(
                    Effect.STRONGER, "gate-added", "there is another gate", printed(added, Printed.of(plans.after())));
        }
        if (same.reordered()) {
            about.note(
                    Effect.CHANGED,
                    "gates-reordered",
                    "the gates are judged in another order",
                    new Pair<>(order(gates.before(), plans.before()), order(gates.after(), plans.after())));
        }
    }

    private static void gate(Pair<PlannedGate> pair, Matched plans, Changes.About about) {
        check(pair, plans, about);
        var name = printed(pair.after(), Printed.of(plans.after()))
                .lines()
                .findFirst()
                .orElse("");
        if (!isTitledByThreshold(pair, plans)) {
            about.plain("title-changed", "the title of a gate", pair.map(PlannedGate::title), Printed::text);
        }
        within(pair.map(PlannedGate::within), name, about);
        about.plain(
                "poll-changed",
                "how often the gate “" + name + "” is looked at",
                pair.map(PlannedGate::every),
                Printed::duration);
        waiver(pair.map(PlannedGate::waiver), name, plans, about);
        if (pair.differsIn(PlannedGate::tolerate)) {
            boolean more = pair.after().tolerate() > pair.before().tolerate();
            about.note(
                    more ? Effect.WEAKER : Effect.STRONGER,
                    more ? "tolerates-more" : "tolerates-less",
                    "the gate “%s” forgives %s failed samples".formatted(name, more ? "more" : "fewer"),
                    pair.map(g -> "tolerate: " + g.tolerate()));
        }
    }

    /** For a while, a gate that is waived guards nothing. */
    private static void waiver(Pair<Optional<Waiver>> waiver, String name, Matched plans, Changes.About about) {
        if (!waiver.differs()) {
            return;
        }
        var until = waiver.map(w -> w.map(Waiver::until).orElse(""));
        int longer = until.after().compareTo(until.before());
        boolean changed = waiver.before().isPresent() && waiver.after().isPresent();
        about.note(
                longer > 0 ? Effect.WEAKER : longer < 0 ? Effect.STRONGER : Effect.CHANGED,
                !changed
                        ? longer > 0 ? "gate-waived" : "waiver-ended"
                        : longer == 0 ? "waiver-explained" : "waiver-moved",
                "the gate “%s” %s"
                        .formatted(
                                name,
                                !changed
                                        ? longer > 0 ? "is waived" : "is no longer waived"
                                        : longer > 0
                                                ? "is waived for longer"
                                                : longer < 0
                                                        ? "is waived less long"
                                                        : "is waived by somebody else or for another reason"),
                plans.printed(waiver, (printed, w) -> waiver(printed, w)));
    }

    private static String waiver(Printed printed, Optional<Waiver> waiver) {
        return waiver.map(w -> Waivers.prose(w, printed.wording()).plain()).orElse("not waived");
    }

    /** Then the new title is told of the threshold. */
    private static boolean isTitledByThreshold(Pair<PlannedGate> pair, Matched plans) {
        return pair.before().check() instanceof Against b
                && pair.after().check() instanceof Against a
                && plans.before()
                        .threshold(b.threshold())
                        .title()
                        .equals(pair.before().title())
                && plans.after()
                        .threshold(a.threshold())
                        .title()
                        .equals(pair.after().title());
    }

    private static void within(Pair<Optional<Duration>> within, String name, Changes.About about) {
        if (within.differs()) {
            boolean longer = within.map(w -> w.orElse(Duration.ZERO))
                            .after()
                            .compareTo(within.before().orElse(Duration.ZERO))
                    >= 0;
            about.note(
                    longer ? Effect.WEAKER : Effect.STRONGER,
                    longer ? "polled-longer" : "polled-shorter",
                    "the gate “%s” has %s to open".formatted(name, longer ? "more time" : "less time"),
                    within.map(w -> w.map(d -> "within " + Printed.duration(d)).orElse("judged once")));
        }
    }

    private static void check(Pair<PlannedGate> pair, Matched plans, Changes.About about) {
        if (!pair.differsIn(PlannedGate::check)) {
            return;
        }
        var texts = new Pair<>(
                printed(pair.before(), Printed.of(plans.before())), printed(pair.after(), Printed.of(plans.after())));
        if (pair.before().check() instanceof Holds b && pair.after().check() instanceof Holds a) {
            var extent = ConditionExtent.between(b.condition(), a.condition());
            about.note(
                    extent.effect(),
                    kind(extent),
                    sentence(extent),
                    plans.printed(new Pair<>(b.condition(), a.condition()), Printed::condition));
        } else if (judgesTheSame(pair, plans)) {
            about.note(
                    Effect.CHANGED,
                    "gate-moved",
                    "the same is judged by a threshold that stands elsewhere",
                    pair.map(Gates::where));
        } else {
            about.note(
                    Effect.UNCLEAR,
                    "judge-changed",
                    "a gate is judged by something else",
                    texts.differs() ? texts : pair.map(Gates::where));
        }
    }

    private static String kind(Extent extent) {
        return switch (extent) {
            case WIDER -> "looser-gate";
            case NARROWER -> "stricter-gate";
            case SAME -> "gate-rewritten";
            case OTHER -> "judge-changed";
        };
    }

    private static String sentence(Extent extent) {
        return switch (extent) {
            case WIDER -> "a gate opens in more cases";
            case NARROWER -> "a gate opens in fewer cases";
            case SAME -> "a gate opens in the same cases in other words";
            case OTHER -> "a gate is judged by something else";
        };
    }

    private static boolean judgesTheSame(Pair<PlannedGate> pair, Matched plans) {
        if (pair.before().check() instanceof Against b && pair.after().check() instanceof Against a) {
            var before = plans.before().threshold(b.threshold());
            var after = plans.after().threshold(a.threshold());
            return before.levels().equals(after.levels())
                    && Comments.without(before.measure()).equals(Comments.without(after.measure()));
        }
        return false;
    }

    private static String where(PlannedGate gate) {
        return switch (gate.check()) {
            case Against against -> "the threshold " + against.threshold();
            case Holds holds -> "a condition";
        };
    }

    private static String order(List<PlannedGate> gates, deployspec.plan.Plan plan) {
        return String.join(
                "\n", gates.stream().map(g -> printed(g, Printed.of(plan))).toList());
    }

    /** The title and the bound, or the condition. */
    static String printed(PlannedGate gate, Printed printed) {
        var title = printed.wording().plain(gate.title());
        return switch (gate.check()) {
            case Against against -> {
                var levels =
                        printed.wording().plan().threshold(against.threshold()).levels();
                yield title + (levels.isEmpty() ? "" : ": " + Printed.levels(levels));
            }
            case Holds holds -> {
                var condition = printed.condition(holds.condition());
                yield title.isEmpty() ? condition : title + ": " + condition;
            }
        };
    }
}
