package deployspec.execute;

import deployspec.plan.*;
import deployspec.value.Bounds;
import deployspec.value.Dimension;
import deployspec.value.Level;
import deployspec.value.Read;
import deployspec.value.Text;
import deployspec.value.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Small plans, written down in a line or two. */
final class Plans {
    private Plans() {}

    static Plan plan(Item... items) {
        return plan(List.of(phase("main", items)), Optional.empty(), List.of());
    }

    static Plan plan(List<PlannedBlock> phases, Optional<PlannedRollback> rollback, List<PlannedThreshold> thresholds) {
        return new Plan(
                Plan.FORMAT,
                new Head(
                        "specs/x.yaml",
                        "x",
                        text("X"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.of(new PlannedEnvironment("production", true, false)),
                List.of(),
                List.of(),
                List.of(),
                CONTACTS,
                List.of(),
                List.of(),
                thresholds,
                phases,
                rollback,
                Optional.empty(),
                List.of());
    }

    /** The same, whose people are told one after the other. */
    static Plan escalating(Plan plan, List<EscalationHop> hops, PlannedChannel... channels) {
        return PlanFixtures.with(plan, plan.windows(), hops, List.of(channels), plan.phases());
    }

    static PlannedChannel channel(String id, Action action) {
        return new PlannedChannel(id, Optional.empty(), action);
    }

    /** A script that finds the message. */
    static Action.RunProcess sending(String script) {
        var message = new TreeMap<String, Text>(Map.of("MESSAGE", text("${MESSAGE}")));
        return new Action.RunProcess(script, Interpreter.BASH, Optional.empty(), message, List.of(), List.of());
    }

    static Action.CallHttp posting(String url, String message) {
        var members = new TreeMap<String, Body.Value>(
                Map.of("text", new Body.Words(text(message)), "key", new Body.Words(text("${SPEC_IDEMPOTENCY_KEY}"))));
        return new Action.CallHttp(
                "POST",
                text(url),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.of(new Body.Json(new Body.Members(members))),
                List.of());
    }

    private static final List<PlannedContact> CONTACTS = List.of(
            contact("lead", "Lead"),
            contact("cto", "CTO"),
            contact("qa", "QA"),
            new PlannedContact(
                    "board",
                    "Board",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    List.of("lead", "cto"),
                    Optional.empty()));

    private static PlannedContact contact(String id, String role) {
        return new PlannedContact(
                id, role, Optional.empty(), Optional.empty(), Optional.empty(), false, List.of(), Optional.empty());
    }

    static PlannedBlock phase(String id, Item... items) {
        return phase(id, PlannedBlock.After.DONE, items);
    }

    static PlannedBlock phase(String id, PlannedBlock.After after, Item... items) {
        return block(PlannedBlock.Rank.PHASE, id, after, items);
    }

    static PlannedBlock section(String id, Item... items) {
        return block(PlannedBlock.Rank.SECTION, id, PlannedBlock.After.DONE, items);
    }

    static PlannedBlock branch(String id, Item... items) {
        return block(PlannedBlock.Rank.BRANCH, id, PlannedBlock.After.DONE, items);
    }

    static Item.Parallel parallel(PlannedBlock... branches) {
        return new Item.Parallel(List.of(branches));
    }

    private static PlannedBlock block(PlannedBlock.Rank rank, String id, PlannedBlock.After after, Item... items) {
        return new PlannedBlock(
                rank,
                id,
                "A",
                text(id),
                Optional.empty(),
                Schedule.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                after,
                List.of(),
                List.of(items));
    }

    static Optional<PlannedRollback> rollback(PlannedRollback.Decision decide, List<String> triggers, Item... items) {
        return Optional.of(new PlannedRollback(
                Optional.of(Duration.ofMinutes(5)),
                decide,
                List.of(text("It looks broken")),
                triggers,
                Duration.ofSeconds(30),
                List.of(items),
                Optional.empty()));
    }

    static PlannedRollback.Decision automatic() {
        return new PlannedRollback.Automatic();
    }

    /** A script of its own id that changes something. */
    static Draft run(String id) {
        var draft = new Draft(id);
        draft.actions.add(act(script(id), Expect.EXIT_ZERO, Retry.NONE));
        draft.effects = new Effects(true, false, Optional.empty(), new Effects.Nothing());
        return draft;
    }

    static Draft look(String id) {
        var draft = run(id);
        draft.effects = Effects.NONE;
        return draft;
    }

    static Draft person(String id) {
        return ask(id, new Question.Done());
    }

    static Draft ask(String id, Question question) {
        var draft = new Draft(id);
        draft.actions.add(act(new Action.AskOperator(question), Expect.EXIT_ZERO, Retry.NONE));
        return draft;
    }

    static Draft judged(String id, PlannedGate... gates) {
        return new Draft(id).gates(gates);
    }

    static PlannedAction act(Action action, Expect expect, Retry retry) {
        return new PlannedAction(action, expect, retry, Duration.ofMinutes(10), true);
    }

    static Action.RunProcess script(String script) {
        return new Action.RunProcess(script, Interpreter.BASH, Optional.empty(), new TreeMap<>(), List.of(), List.of());
    }

    static PlannedGate gate(String threshold) {
        return new PlannedGate(
                text(threshold), new PlannedGate.Against(threshold), Optional.empty(), Duration.ofSeconds(5), 0);
    }

    static PlannedGate polled(String threshold, Duration within) {
        return new PlannedGate(
                text(threshold), new PlannedGate.Against(threshold), Optional.of(within), Duration.ofSeconds(5), 0);
    }

    /** A ratio read from a script of the threshold's own id. */
    static PlannedThreshold ratio(String id, Map<Level.Kind, String> levels) {
        return new PlannedThreshold(
                id,
                text(id),
                Optional.empty(),
                false,
                Dimension.RATIO,
                levels.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> {
                            var lasting = Bounds.parseLasting(e.getValue());
                            return new Level(e.getKey(), lasting.bound(), lasting.duration());
                        })
                        .toList(),
                new Measure.Probe(
                        script("measure " + id),
                        new Read.Number(),
                        Unit.PERCENT,
                        Duration.ofSeconds(30),
                        Optional.empty()),
                Optional.empty());
    }

    /** The same threshold, whose own baseline a script reads. */
    static PlannedThreshold comparing(PlannedThreshold threshold, String script) {
        var probe = new Measure.Probe(
                script(script), new Read.Number(), Unit.PERCENT, Duration.ofSeconds(30), Optional.empty());
        return new PlannedThreshold(
                threshold.id(),
                threshold.title(),
                threshold.about(),
                threshold.inline(),
                threshold.dimension(),
                threshold.levels(),
                threshold.measure(),
                Optional.of(probe));
    }

    static Text text(String text) {
        return Text.parse(text);
    }

    /** A step that is being written. */
    static final class Draft {
        final String id;
        PlannedStep.Role role = PlannedStep.Role.STEP;
        Schedule schedule = Schedule.NONE;
        Optional<Condition> when = Optional.empty();
        Optional<Confirmation> confirm = Optional.empty();
        List<String> baselines = List.of();
        final List<PlannedAction> actions = new ArrayList<>();
        List<Capture> captures = List.of();
        List<PlannedStep> children = List.of();
        List<Stretch> watch = List.of();
        List<PlannedGate> gates = List.of();
        OnFailure onFailure = OnFailure.STOP;
        Effects effects = Effects.NONE;

        Draft(String id) {
            this.id = id;
        }

        /** In the {@code always} of the block that it stands in. */
        Draft always() {
            role = PlannedStep.Role.ALWAYS;
            return this;
        }

        Draft when(Condition condition) {
            when = Optional.of(condition);
            return this;
        }

        Draft confirm(String word) {
            confirm = Optional.of(
                    new Confirmation(word.isEmpty() ? Optional.empty() : Optional.of(text(word)), Optional.empty()));
            return this;
        }

        Draft hold(String from, String to, Schedule.Late late) {
            schedule = new Schedule(
                    Optional.of(new deployspec.value.Window(
                            deployspec.value.Moment.parse(from), deployspec.value.Moment.parse(to))),
                    true,
                    late,
                    Optional.empty());
            return this;
        }

        Draft gates(PlannedGate... gates) {
            this.gates = Arrays.asList(gates);
            return this;
        }

        Draft watch(Duration lasting, Duration every) {
            watch = List.of(new Stretch(lasting, every, Optional.empty()));
            return this;
        }

        Draft ladder(Stretch... stretches) {
            watch = List.of(stretches);
            return this;
        }

        Draft baselines(String... thresholds) {
            baselines = List.of(thresholds);
            return this;
        }

        Draft capture(String name, Read read, boolean secret) {
            captures = List.of(new Capture(name, secret, new Capture.FromOutput(Measure.Stream.OUT, read)));
            return this;
        }

        Draft retry(Retry retry) {
            actions.replaceAll(a -> new PlannedAction(a.action(), a.expect(), retry, a.timeout(), a.essential()));
            return this;
        }

        Draft children(PlannedStep... steps) {
            children = List.of(steps);
            return this;
        }

        Draft onFailure(OnFailure.Response response) {
            return onFailure(OnFailure.all(response));
        }

        Draft onFailure(OnFailure responses) {
            onFailure = responses;
            return this;
        }

        Draft idempotent() {
            effects = new Effects(effects.changing(), true, effects.doneIf(), effects.wayBack());
            return this;
        }

        Draft doneIf(String script) {
            effects = new Effects(
                    effects.changing(),
                    false,
                    Optional.of(new Effects.DoneIf(Plans.script(script), Duration.ofMinutes(1))),
                    effects.wayBack());
            return this;
        }

        Draft irreversible(String reason) {
            effects = new Effects(true, false, Optional.empty(), new Effects.Irreversible(text(reason)));
            return this;
        }

        /** Taken back by the step that {@link #undo} makes. */
        Draft undone() {
            effects = new Effects(
                    true, effects.idempotent(), effects.doneIf(), new Effects.ByUndo(Optional.of("undo-" + id)));
            return this;
        }

        PlannedStep undo() {
            var undo = run("undo-" + id).when(new Condition.MayHaveRun(id)).onFailure(OnFailure.Response.ASK);
            undo.role = PlannedStep.Role.UNDO;
            return undo.step();
        }

        PlannedStep step() {
            return new PlannedStep(
                    id,
                    "1",
                    role,
                    new Description(text(id), Optional.empty(), List.of(), List.of()),
                    schedule,
                    Optional.empty(),
                    Optional.empty(),
                    new TreeMap<>(),
                    when,
                    confirm,
                    baselines,
                    actions,
                    captures,
                    List.of(),
                    children,
                    watch,
                    gates,
                    onFailure,
                    effects,
                    List.of());
        }
    }
}
