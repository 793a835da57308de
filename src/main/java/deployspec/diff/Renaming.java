package deployspec.diff;

import deployspec.plan.Condition;
import deployspec.plan.Confirmation;
import deployspec.plan.Description;
import deployspec.plan.Effects;
import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedInput;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedThreshold;
import java.util.List;
import java.util.Map;

/**
 * Gives steps, blocks and thresholds of a plan other ids, wherever they are named, so that what only bears another name
 * afterwards compares equal. An id that is not among the keys stays.
 */
public record Renaming(Map<String, String> steps, Map<String, String> blocks, Map<String, String> thresholds) {
    public Renaming {
        steps = Map.copyOf(steps);
        blocks = Map.copyOf(blocks);
        thresholds = Map.copyOf(thresholds);
    }

    Plan of(Plan plan) {
        return new Plan(
                plan.format(),
                plan.head(),
                plan.environment(),
                plan.windows(),
                plan.inputs().stream().map(this::input).toList(),
                plan.secrets(),
                plan.contacts(),
                plan.escalation(),
                plan.channels(),
                plan.thresholds().stream().map(this::threshold).toList(),
                plan.phases().stream().map(this::block).toList(),
                plan.rollback().map(this::rollback),
                plan.signOff(),
                plan.references());
    }

    private PlannedInput input(PlannedInput i) {
        return new PlannedInput(
                i.name(), i.about(), i.type(), i.required().map(this::condition), i.value(), i.pattern(), i.options());
    }

    private PlannedThreshold threshold(PlannedThreshold t) {
        return new PlannedThreshold(
                threshold(t.id()),
                t.title(),
                t.about(),
                t.inline(),
                t.dimension(),
                t.levels(),
                t.measure(),
                t.baseline());
    }

    private PlannedRollback rollback(PlannedRollback r) {
        return new PlannedRollback(
                r.budget(),
                r.decide(),
                r.judgements(),
                thresholds(r.triggers()),
                r.every(),
                items(r.items()),
                r.irreversible());
    }

    private List<Item> items(List<Item> items) {
        return items.stream()
                .<Item>map(item -> switch (item) {
                    case PlannedBlock block -> block(block);
                    case PlannedStep step -> step(step);
                    case Item.Parallel parallel ->
                        new Item.Parallel(
                                parallel.branches().stream().map(this::block).toList());
                    case Item.Note note -> note;
                })
                .toList();
    }

    private PlannedBlock block(PlannedBlock b) {
        return new PlannedBlock(
                b.rank(),
                blocks.getOrDefault(b.id(), b.id()),
                b.number(),
                b.title(),
                b.about(),
                b.schedule(),
                b.owner(),
                b.environment(),
                b.when().map(this::condition),
                b.after(),
                b.runsOn(),
                items(b.items()));
    }

    private PlannedStep step(PlannedStep s) {
        return new PlannedStep(
                step(s.id()),
                s.number(),
                s.role(),
                new Description(
                        s.description().title(),
                        s.description().about(),
                        s.description().details(),
                        thresholds(s.description().shows())),
                s.schedule(),
                s.owner(),
                s.environment(),
                s.values(),
                s.when().map(this::condition),
                s.confirm().map(c -> new Confirmation(c.type(), c.when().map(this::condition))),
                thresholds(s.baselines()),
                s.actions(),
                s.captures(),
                s.records(),
                s.children().stream().map(this::step).toList(),
                s.watch(),
                s.gates().stream().map(this::gate).toList(),
                s.onFailure(),
                effects(s.effects()),
                s.keep());
    }

    private PlannedGate gate(PlannedGate gate) {
        PlannedGate.Check check = switch (gate.check()) {
            case PlannedGate.Against against -> new PlannedGate.Against(threshold(against.threshold()));
            case PlannedGate.Holds holds -> new PlannedGate.Holds(condition(holds.condition()));
        };
        return new PlannedGate(gate.title(), check, gate.within(), gate.every(), gate.tolerate(), gate.waiver());
    }

    private Effects effects(Effects effects) {
        Effects.WayBack wayBack = switch (effects.wayBack()) {
            case Effects.ByUndo undo -> new Effects.ByUndo(undo.step().map(this::step));
            case Effects.ByStep by -> new Effects.ByStep(step(by.step()));
            case Effects.Irreversible irreversible -> irreversible;
            case Effects.Nothing nothing -> nothing;
        };
        return new Effects(effects.changing(), effects.idempotent(), effects.doneIf(), wayBack);
    }

    private Condition condition(Condition condition) {
        return switch (condition) {
            case Condition.Reaches reaches -> new Condition.Reaches(threshold(reaches.threshold()), reaches.level());
            case Condition.StepEnded ended -> new Condition.StepEnded(step(ended.step()), ended.endings());
            case Condition.MayHaveRun ran -> new Condition.MayHaveRun(step(ran.step()));
            case Condition.All all ->
                new Condition.All(all.conditions().stream().map(this::condition).toList());
            case Condition.Any any ->
                new Condition.Any(any.conditions().stream().map(this::condition).toList());
            case Condition.Not not -> new Condition.Not(condition(not.condition()));
            case Condition.Constant c -> c;
            case Condition.ValueIs c -> c;
            case Condition.ValueMatches c -> c;
            case Condition.ValueMeets c -> c;
            case Condition.Test c -> c;
            case Condition.RunEnded c -> c;
            case Condition.TimeReached c -> c;
            case Condition.Judged c -> c;
        };
    }

    private List<String> thresholds(List<String> ids) {
        return ids.stream().map(this::threshold).toList();
    }

    private String step(String id) {
        return steps.getOrDefault(id, id);
    }

    private String threshold(String id) {
        return thresholds.getOrDefault(id, id);
    }
}
