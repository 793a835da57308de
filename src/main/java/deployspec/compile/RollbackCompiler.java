package deployspec.compile;

import deployspec.model.Located;
import deployspec.model.Rollback;
import deployspec.model.Spec;
import deployspec.plan.Action;
import deployspec.plan.Item;
import deployspec.plan.Measure;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedThreshold;
import deployspec.plan.Question;
import deployspec.value.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How to go back: the procedure as written, or all undos where there is none. */
final class RollbackCompiler {
    /** How often the rollback levels are looked at in the background. */
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Undoing undoing;
    private final StepCompiler steps;
    private final BlockCompiler blocks;

    RollbackCompiler(Undoing undoing, StepCompiler steps, BlockCompiler blocks) {
        this.undoing = undoing;
        this.steps = steps;
        this.blocks = blocks;
    }

    /** Empty where there is nothing that anybody could do to go back. */
    Optional<PlannedRollback> compile(Spec spec, List<PlannedThreshold> thresholds, Scope outer) {
        var scope = outer.inRollback();
        if (spec.rollback().isEmpty()) {
            var undos = everyUndo();
            return undos.isEmpty() ? Optional.empty() : Optional.of(withoutProcedure(undos, thresholds));
        }
        return Optional.of(
                switch (spec.rollback().get()) {
                    case Rollback.Procedure procedure -> procedure(procedure, thresholds, scope);
                    case Rollback.Irreversible irreversible ->
                        new PlannedRollback(
                                Optional.empty(),
                                waitForever(),
                                List.of(),
                                List.of(),
                                EVERY,
                                List.of(),
                                Optional.of(irreversible.reason().text()));
                });
    }

    private PlannedRollback procedure(Rollback.Procedure written, List<PlannedThreshold> thresholds, Scope scope) {
        var items = blocks.items(written.items(), written.sections(), scope);
        return new PlannedRollback(
                written.budget().map(Located::value),
                decision(written.decide()),
                written.judgements().stream().map(scope::text).toList(),
                triggers(thresholds),
                EVERY,
                items.isEmpty() ? everyUndo() : items,
                Optional.empty());
    }

    private PlannedRollback withoutProcedure(List<Item> undos, List<PlannedThreshold> thresholds) {
        return new PlannedRollback(
                Optional.empty(), waitForever(), List.of(), triggers(thresholds), EVERY, undos, Optional.empty());
    }

    private List<Item> everyUndo() {
        return List.copyOf(steps.undos(undoing.theRest(), "R"));
    }

    /** Thresholds whose rollback level the tool can watch by itself, without a person and without a step's output. */
    private static List<String> triggers(List<PlannedThreshold> thresholds) {
        return thresholds.stream()
                .filter(t -> t.level(Level.Kind.ROLLBACK).isPresent())
                .filter(t ->
                        t.measure() instanceof Measure.Probe probe && !(probe.action() instanceof Action.AskOperator))
                .map(PlannedThreshold::id)
                .toList();
    }

    private static PlannedRollback.Decision decision(Rollback.Decide decide) {
        return switch (decide) {
            case Rollback.Automatic() -> new PlannedRollback.Automatic();
            case Rollback.ByOperator() -> waitForever();
            case Rollback.ByContacts by ->
                new PlannedRollback.ByPeople(new Question.Approve(
                        People.names(by.by()),
                        1,
                        false,
                        Optional.empty(),
                        by.within(),
                        switch (by.otherwise()) {
                            case START -> new Question.Start();
                            case WAIT -> new Question.KeepWaiting();
                        }));
        };
    }

    /** Whoever runs the procedure decides, however long that takes. */
    private static PlannedRollback.Decision waitForever() {
        return new PlannedRollback.ByPeople(new Question.Approve(
                List.of(), 1, false, Optional.empty(), Optional.empty(), new Question.KeepWaiting()));
    }
}
