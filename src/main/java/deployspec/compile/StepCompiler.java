package deployspec.compile;

import deployspec.diagnostic.Span;
import deployspec.model.Capture;
import deployspec.model.Confirm;
import deployspec.model.ForEach;
import deployspec.model.Gate;
import deployspec.model.Located;
import deployspec.model.Step;
import deployspec.model.StepAction;
import deployspec.model.Template;
import deployspec.model.Timing;
import deployspec.model.Undo;
import deployspec.model.Value;
import deployspec.plan.Confirmation;
import deployspec.plan.Description;
import deployspec.plan.Effects;
import deployspec.plan.Measure;
import deployspec.plan.OnFailure;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedStep.Role;
import deployspec.plan.Question;
import deployspec.plan.Schedule;
import deployspec.value.Slug;
import deployspec.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One step as written into one planned step, with its checks, or the turns of its loop, as children. */
final class StepCompiler {
    private final Thresholds thresholds;
    private final Undoing undoing;
    private final Map<String, Span> places;
    private final Set<String> ids;

    /** @param ids of all steps as written */
    StepCompiler(Thresholds thresholds, Undoing undoing, Map<String, Span> places, Set<String> ids) {
        this.thresholds = thresholds;
        this.undoing = undoing;
        this.places = places;
        this.ids = ids;
    }

    /** Whether a step has this id, so that a block cannot have it, too. */
    boolean isStep(String id) {
        return ids.contains(id);
    }

    /** @param role {@code STEP} or {@code ALWAYS} */
    PlannedStep compile(Step step, Role role, String number, Scope around) {
        var outer = around.setting(variables(step.given(), around));
        var id = step.id().value();
        return step.forEach()
                .map(loop -> loop(step, loop, id, number, role, outer))
                .orElseGet(() -> single(step, id, number, role, outer));
    }

    private PlannedStep single(Step step, String id, String number, Role role, Scope outer) {
        var scope = outer.with(step.surroundings());
        places.put(id, step.span());
        remember(step, id, step.title(), scope);
        return step(step, id, number, role, scope, work(step, id, number, scope));
    }

    /** A parent that holds what belongs to the loop as a whole, and a box for each turn, in boxes for batches if there are any. */
    private PlannedStep loop(Step step, ForEach loop, String id, String number, Role role, Scope outer) {
        places.put(id, step.span());
        var children = loop.batches().isEmpty()
                ? turns(step, loop.iterations(), id, number, outer)
                : batches(step, loop, id, number, outer);
        var nothing = new Work(StepActions.NONE, children, List.of());
        return step(step, id, number, role, outer.with(step.surroundings()), nothing);
    }

    private List<PlannedStep> turns(
            Step step, List<ForEach.Iteration> iterations, String id, String number, Scope outer) {
        var turns = new ArrayList<PlannedStep>();
        for (var iteration : iterations) {
            var scope = outer.setting(variables(iteration.variables(), outer)).with(step.surroundings());
            var turn = id + "." + Slug.of(iteration.title().text().shown());
            var turnNumber = number + "." + (turns.size() + 1);
            places.put(turn, iteration.span());
            remember(step, turn, iteration.title(), scope);
            var work = work(step, turn, turnNumber, scope);
            turns.add(turn(step, scope.text(iteration.title()), turn, turnNumber, scope, work));
        }
        return turns;
    }

    /** The gates of the step are judged behind the last turn of each batch, and so before the next batch begins. */
    private List<PlannedStep> batches(Step step, ForEach loop, String id, String number, Scope outer) {
        var scope = outer.with(step.surroundings());
        var batches = new ArrayList<PlannedStep>();
        int done = 0;
        for (int end : loop.batches()) {
            int place = batches.size() + 1;
            var batch = id + ".batch." + place;
            var batchNumber = number + "." + place;
            places.put(batch, step.span());
            var turns = turns(step, loop.iterations().subList(done, end), id, batchNumber, outer);
            var gates = step.gates().stream()
                    .map(g -> thresholds.gate(g, batch, scope))
                    .toList();
            var title = Text.literally("Batch %d of %d: %s of %d"
                    .formatted(
                            place,
                            loop.batches().size(),
                            end == done + 1 ? "turn " + end : "turns %d to %d".formatted(done + 1, end),
                            loop.iterations().size()));
            batches.add(turn(step, title, batch, batchNumber, scope, new Work(StepActions.NONE, turns, gates)));
            done = end;
        }
        return batches;
    }

    private static Map<String, Text> variables(List<ForEach.Variable> set, Scope scope) {
        var variables = new LinkedHashMap<String, Text>();
        set.forEach(v -> variables.put(
                v.name().value(),
                switch (v.value()) {
                    case Value.One one -> scope.text(one.text());
                    case Value.Many many ->
                        Text.lines(many.items().stream().map(scope::text).toList());
                }));
        return variables;
    }

    /** What a step does, its children and its own gates. */
    private record Work(StepActions actions, List<PlannedStep> children, List<PlannedGate> gates) {}

    private Work work(Step step, String id, String number, Scope scope) {
        var actions = StepActions.of(step, scope);
        var children = new ArrayList<>(checks(step, id, number, scope));
        var action = step.action().value();
        if (action instanceof StepAction.UndoAll) {
            children.addAll(undos(undoing.theRest(), number));
        } else if (action instanceof StepAction.UndoSteps these) {
            var named = these.steps().stream().map(Located::value).toList();
            children.addAll(undos(undoing.these(named), number));
        }
        var own = isBatched(step) ? List.<Gate>of() : step.gates();
        var gates = Stream.concat(actions.gates().stream(), own.stream().map(g -> thresholds.gate(g, id, scope)))
                .toList();
        return new Work(actions, children, gates);
    }

    private static boolean isBatched(Step step) {
        return step.forEach().filter(loop -> !loop.batches().isEmpty()).isPresent();
    }

    private List<PlannedStep> checks(Step step, String id, String number, Scope scope) {
        return IntStream.range(0, step.checks().size())
                .mapToObj(i -> {
                    var check = step.checks().get(i);
                    var checkId = check.id().written()
                            ? check.id().value()
                            : id + "." + check.id().value();
                    return single(check, checkId, number + "." + (i + 1), Role.CHECK, scope);
                })
                .toList();
    }

    /** The undo steps of a rollback, in this order. */
    List<PlannedStep> undos(List<Undoing.Undoable> undoable, String number) {
        return IntStream.range(0, undoable.size())
                .mapToObj(i -> new UndoCompiler(thresholds).compile(undoable.get(i), number + "." + (i + 1)))
                .toList();
    }

    private PlannedStep step(Step step, String id, String number, Role role, Scope scope, Work work) {
        return new PlannedStep(
                id,
                number,
                role,
                new Description(
                        scope.text(step.title()),
                        step.about().map(scope::text),
                        step.details().stream().map(scope::text).toList(),
                        People.names(step.shows())),
                schedule(step.timing()),
                step.owner().map(Located::value),
                scope.otherEnvironment(),
                scope.otherValues(),
                step.when().map(c -> Conditions.lower(c, scope)),
                step.confirm().map(c -> confirmation(c, scope)),
                People.names(step.baseline()),
                work.actions().actions(),
                step.captures().stream().map(c -> capture(c, scope)).toList(),
                People.records(step.record()),
                work.children(),
                work.actions().watch(),
                work.gates(),
                onFailure(step, scope),
                step.forEach().isPresent() ? Effects.NONE : effects(step, id, scope, work),
                step.keep().stream().map(scope::text).toList());
    }

    /** One turn: the action, checks and gates; what asks before or is planned for the whole stays with the parent. */
    private PlannedStep turn(Step step, Text title, String id, String number, Scope scope, Work work) {
        return new PlannedStep(
                id,
                number,
                Role.ITERATION,
                new Description(title, Optional.empty(), List.of(), List.of()),
                Schedule.NONE,
                Optional.empty(),
                scope.otherEnvironment(),
                scope.otherValues(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                work.actions().actions(),
                List.of(),
                List.of(),
                work.children(),
                work.actions().watch(),
                work.gates(),
                onFailure(step, scope),
                work.actions().actions().isEmpty() ? Effects.NONE : effects(step, id, scope, work),
                work.actions().actions().isEmpty()
                        ? List.of()
                        : step.keep().stream().map(scope::text).toList());
    }

    private void remember(Step step, String id, Template title, Scope scope) {
        if (step.undo().orElse(null) instanceof Undo.ByAction undo) {
            undoing.add(new Undoing.Undoable(id, step.id().value(), scope.text(title), undo, scope));
        }
    }

    static Schedule schedule(Timing timing) {
        return new Schedule(
                timing.at().map(Located::value),
                timing.hold(),
                Schedule.Late.valueOf(timing.late().name()),
                timing.takes().map(Located::value));
    }

    private static Confirmation confirmation(Confirm confirm, Scope scope) {
        return new Confirmation(
                confirm.type().map(t -> Text.parse(t.value())), confirm.when().map(c -> Conditions.lower(c, scope)));
    }

    private static deployspec.plan.Capture capture(Capture capture, Scope scope) {
        var name = capture.name().value();
        var origin = switch (capture.from()) {
            case Capture.FromOutput output ->
                new deployspec.plan.Capture.FromOutput(
                        Measure.Stream.OUT, output.read().value());
            case Capture.FromPerson person ->
                new deployspec.plan.Capture.FromOperator(new Question.Answer(
                        name, scope.text(person.question()), person.pattern(), People.names(person.options())));
        };
        return new deployspec.plan.Capture(name, capture.secret(), origin);
    }

    static OnFailure onFailure(Step step, Scope scope) {
        var fallback = scope.rollback() ? OnFailure.ASK : OnFailure.STOP;
        var written = step.onFailure();
        return new OnFailure(
                response(written.failed()).orElse(fallback.failed()),
                response(written.noData()).orElse(fallback.noData()),
                response(written.error()).orElse(fallback.error()));
    }

    private static Optional<OnFailure.Response> response(Optional<deployspec.model.OnFailure.Reaction> reaction) {
        return reaction.map(r -> OnFailure.Response.valueOf(r.name()));
    }

    private Effects effects(Step step, String id, Scope scope, Work work) {
        boolean changing = !work.actions().actions().isEmpty() && step.changes();
        var safety = step.safety();
        return new Effects(
                changing,
                safety.idempotent() || safety.readOnly() || !step.changes(),
                safety.doneIf().map(s -> new Effects.DoneIf(Scripts.lower(s, scope), Conditions.TEST_TIMEOUT)),
                undoing.wayBack(step.undo(), id, step.id().value()));
    }
}
