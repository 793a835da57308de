package deployspec.render.github;

import deployspec.plan.Action;
import deployspec.plan.Asking;
import deployspec.plan.Capture;
import deployspec.plan.Condition;
import deployspec.plan.Item;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.plan.Stretch;
import deployspec.prose.Approvals;
import deployspec.prose.Conditions;
import deployspec.prose.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Steps, taken apart where a person and a script take turns. */
final class Units {
    /** Of a watch, in one job: hosted jobs end after six hours. */
    private static final Duration LONGEST_WATCH = Duration.ofHours(5);

    private final Places places;
    private final Wording wording;
    private final List<Unit> units = new ArrayList<>();

    private Units(Places places) {
        this.places = places;
        this.wording = Wording.of(places.plan());
    }

    /** Of what stands in a block; sections in it included. */
    static List<Unit> of(List<Item> items, Optional<String> owner, List<String> guards, Places places) {
        var units = new Units(places);
        units.items(items, owner, guards);
        return units.units;
    }

    /** The id of the step in the workflow that decides whether a block applies; empty where it always does. */
    static Optional<Unit.Automatic> guard(PlannedBlock block, PlannedStep any, List<String> guards, Places places) {
        return block.when().map(condition -> {
            var script = new Script(places.captured());
            script.line("applies " + new ConditionFunctions(script, places).function(condition));
            return new Unit.Automatic(
                    any, guards, id(block.number()) + Unit.GUARD, "Does " + block.number() + " apply?", script);
        });
    }

    static String id(String number) {
        return "s_" + number.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private void items(List<Item> items, Optional<String> owner, List<String> guards) {
        for (var item : items) {
            switch (item) {
                case PlannedStep step -> step(step, owner, guards);
                case PlannedBlock block -> block(block, owner, guards);
                case Item.Parallel parallel -> items(List.copyOf(parallel.branches()), owner, guards);
                case Item.Note note -> {}
            }
        }
    }

    private void block(PlannedBlock block, Optional<String> owner, List<String> guards) {
        var inside = new ArrayList<>(guards);
        block.allSteps()
                .findFirst()
                .flatMap(any -> guard(block, any, guards, places))
                .ifPresent(unit -> {
                    units.add(unit);
                    inside.add(unit.id());
                });
        items(block.items(), block.owner().or(() -> owner), inside);
    }

    private void step(PlannedStep step, Optional<String> above, List<String> outer) {
        var owner = step.owner().or(() -> above);
        var guards = new ArrayList<>(outer);
        var judged = step.gates().stream().filter(this::needsPerson).toList();
        var measured = step.gates().stream().filter(gate -> !needsPerson(gate)).toList();
        boolean split = !step.children().isEmpty() || !step.watch().isEmpty();
        confirmation(step, owner, guards);
        questions(step, owner, guards);
        var acting = new StepScript(places, step).acting(split ? List.of() : measured);
        if (!acting.text().isEmpty()) {
            units.add(new Unit.Automatic(step, guards, id(step.number()), title(step), acting));
            step.when().ifPresent(w -> guards.add(id(step.number())));
        }
        step.children().forEach(child -> step(child, owner, guards));
        watch(step, measured, guards);
        if (split && step.watch().isEmpty() && !measured.isEmpty()) {
            var script = new StepScript(places, step).gates(measured);
            units.add(new Unit.Automatic(step, guards, id(step.number()) + "_gates", title(step) + ": gates", script));
        }
        for (var gate : judged) {
            units.add(new Unit.ByHand(step, guards, Optional.empty(), owner, title(step) + ": " + sentence(gate)));
        }
    }

    private void confirmation(PlannedStep step, Optional<String> owner, List<String> guards) {
        step.confirm()
                .filter(c -> !(c.when().orElse(null) instanceof Condition.Constant constant) || constant.holds())
                .ifPresent(c -> units.add(new Unit.ByHand(
                        step, guards, Optional.empty(), owner, "confirm before " + title(step) + condition(c.when()))));
    }

    private void questions(PlannedStep step, Optional<String> owner, List<String> guards) {
        for (PlannedAction planned : step.actions()) {
            if (!(planned.action() instanceof Action.AskOperator ask) || !planned.essential()) {
                continue;
            }
            var what = title(step) + condition(step.when());
            units.add(
                    switch (ask.question()) {
                        case Question.Approve approve ->
                            new Unit.ByHand(
                                    step,
                                    guards,
                                    Optional.of(approve),
                                    owner,
                                    what + ": " + Approvals.sentence(approve, wording));
                        case Question.Done() -> new Unit.ByHand(step, guards, Optional.empty(), owner, what);
                        case Question.Send send -> new Unit.ByHand(step, guards, Optional.empty(), owner, what);
                        case Question.Answer answer ->
                            new Unit.ByHand(
                                    step,
                                    guards,
                                    Optional.empty(),
                                    owner,
                                    what + ": " + wording.plain(answer.question()));
                    });
        }
    }

    private String condition(Optional<Condition> when) {
        return when.map(w -> " (only if " + Conditions.clause(w, wording).text() + ")")
                .orElse("");
    }

    private void watch(PlannedStep step, List<PlannedGate> gates, List<String> guards) {
        if (step.watch().isEmpty() || gates.isEmpty()) {
            return;
        }
        var parts = split(step.watch());
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            var script = new GateScript(places, step, new Script(places.captured()))
                    .watching(parts.get(i), gates, i + 1, last);
            var suffix = parts.size() == 1 ? "" : " (" + (i + 1) + " of " + parts.size() + ")";
            units.add(new Unit.Automatic(
                    step, guards, id(step.number()) + "_watch_" + (i + 1), title(step) + suffix, script));
        }
    }

    /** Into lists of stretches that each fit into a job. */
    private static List<List<Stretch>> split(List<Stretch> watch) {
        var pieces = watch.stream().flatMap(Units::pieces).toList();
        var parts = new ArrayList<List<Stretch>>();
        var sum = Duration.ZERO;
        for (var piece : pieces) {
            sum = sum.plus(piece.lasting());
            if (parts.isEmpty() || sum.compareTo(LONGEST_WATCH) > 0) {
                parts.add(new ArrayList<>());
                sum = piece.lasting();
            }
            parts.getLast().add(piece);
        }
        return parts;
    }

    private static Stream<Stretch> pieces(Stretch stretch) {
        long most = Math.max(1, LONGEST_WATCH.dividedBy(stretch.every()));
        var pieces = new ArrayList<Stretch>();
        for (long left = stretch.samples(); left > 0; left -= most) {
            pieces.add(
                    new Stretch(stretch.every().multipliedBy(Math.min(most, left)), stretch.every(), stretch.about()));
        }
        return pieces.stream();
    }

    private boolean needsPerson(PlannedGate gate) {
        return Asking.by(gate, places.plan());
    }

    private String sentence(PlannedGate gate) {
        return Sentences.withWaiver(gate, wording);
    }

    private String title(PlannedStep step) {
        return step.number() + " " + wording.in(step).plain(step.title());
    }

    /** What a person is asked at a run's start instead of in its middle. */
    static Stream<Question.Answer> answers(List<PlannedStep> steps) {
        return steps.stream()
                .flatMap(step -> step.captures().stream())
                .flatMap(c ->
                        c.origin() instanceof Capture.FromOperator from ? Stream.of(from.answer()) : Stream.empty());
    }
}
