package deployspec.render.shell;

import deployspec.plan.Action.AskOperator;
import deployspec.plan.Action.CallHttp;
import deployspec.plan.Action.Pause;
import deployspec.plan.Action.RunProcess;
import deployspec.plan.Condition;
import deployspec.plan.Ending;
import deployspec.plan.Judgement;
import deployspec.plan.Measure;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedThreshold;
import deployspec.prose.Conditions;
import deployspec.prose.Levels;
import deployspec.prose.Wording;
import deployspec.value.Bound;
import deployspec.value.Comparison;
import deployspec.value.Level;
import deployspec.value.Quantity;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Thresholds, bounds and conditions as functions that decide. */
final class Judgements {
    private final Functions functions;
    private final Wording wording;
    private final Set<String> captured;
    private final Map<String, ShellName> thresholds = new HashMap<>();

    Judgements(Functions functions, Wording wording) {
        this.functions = functions;
        this.wording = wording;
        this.captured = wording.plan().captured();
    }

    /** @param inside with what a step is given */
    ActionCalls calls(Wording inside) {
        return new ActionCalls(inside, captured);
    }

    ShellName of(PlannedGate.Check check) {
        return switch (check) {
            case PlannedGate.Against against -> threshold(against.threshold());
            case PlannedGate.Holds holds -> condition(holds.condition());
        };
    }

    ShellName threshold(String id) {
        var known = thresholds.get(id);
        if (known == null) {
            known = define(wording.plan().threshold(id));
            thresholds.put(id, known);
        }
        return known;
    }

    ShellName condition(Condition condition) {
        var lines = switch (condition) {
            case Condition.Constant constant -> List.of(ShellCommand.of(constant.holds() ? "always" : "never"));
            case Condition.ValueIs is ->
                List.of(ShellCommand.of("value_is", is.name()).with(is.words()));
            case Condition.ValueMatches matches ->
                List.of(ShellCommand.of("value_matches", matches.name(), ActionCalls.pattern(matches.pattern())));
            case Condition.ValueMeets meets ->
                List.of(prefixed(ShellCommand.of("value_meets", meets.name()), bound(meets.bound())));
            case Condition.Test test -> {
                var calls = new ArrayList<ShellCommand>(
                        List.of(ShellCommand.of("look"), ActionCalls.limit(test.timeout())));
                calls.addAll(calls(wording).surroundings(test.script()));
                calls.add(ShellCommand.of("test_succeeds").reading(test.script().script()));
                yield calls;
            }
            case Condition.Reaches reaches ->
                List.of(ShellCommand.of(
                        "has_reached",
                        threshold(reaches.threshold()),
                        reaches.level().word()));
            case Condition.StepEnded ended ->
                List.of(ShellCommand.of("step_ended", ended.step())
                        .with(ended.endings().stream().map(Judgements::word).toList()));
            case Condition.MayHaveRun ran -> List.of(ShellCommand.of("has_run", ran.step()));
            case Condition.RunEnded ended ->
                List.of(ShellCommand.of("run_ended", ended.ending().word()));
            case Condition.TimeReached reached ->
                List.of(ShellCommand.of(
                        "time_reached",
                        reached.moment().anchor().name(),
                        ShellNumber.seconds(reached.moment().offset())));
            case Condition.Judged judged -> List.of(judgement("judgement", judged.judgement()));
            case Condition.All all -> List.of(joined("all_of", all.conditions()));
            case Condition.Any any -> List.of(joined("any_of", any.conditions()));
            case Condition.Not not -> List.of(ShellCommand.of("opposite_of", condition(not.condition())));
        };
        return functions.define(
                "condition", "", Conditions.clause(condition, wording).text(), lines);
    }

    private ShellCommand joined(String how, List<Condition> conditions) {
        return new ShellCommand(
                new ShellName(how),
                conditions.stream().<ShellText>map(this::condition).toList(),
                Optional.empty(),
                Optional.empty());
    }

    private ShellName define(PlannedThreshold threshold) {
        var lines = new ArrayList<ShellCommand>();
        lines.add(ShellCommand.of("threshold", threshold.id(), ShellWord.shown(threshold.title())));
        lines.addAll(measure(threshold.measure(), threshold));
        threshold.baseline().ifPresent(baseline -> {
            var name = functions.define(
                    "baseline", threshold.id(), "The baseline of " + threshold.id(), measure(baseline, threshold));
            lines.add(ShellCommand.of("own_baseline", name));
        });
        for (var level : threshold.levels()) {
            var lasting = ShellNumber.seconds(level.lasting().orElse(Duration.ZERO));
            lines.add(prefixed(
                    ShellCommand.of(
                            "level",
                            level.kind().word(),
                            Levels.level(level, wording).text(),
                            lasting),
                    bound(level.bound())));
        }
        return functions.define("threshold", threshold.id(), wording.plain(threshold.title()), lines);
    }

    private List<ShellCommand> measure(Measure measure, PlannedThreshold threshold) {
        var lines = new ArrayList<>(List.of(ShellCommand.of("look")));
        switch (measure) {
            case Measure.Probe probe -> {
                lines.add(ActionCalls.limit(probe.timeout()));
                look(probe, lines);
                lines.add(read(probe.read()).orReturn());
                lines.add(inUnit(probe.read() instanceof Read.Percentile ? Unit.SECOND : probe.unit()));
            }
            case Measure.Output output -> {
                lines.add(
                        ShellCommand.of("answer_of_step", output.stream().name().toLowerCase(Locale.ROOT)));
                lines.add(read(output.read()).orReturn());
                lines.add(inUnit(output.unit()));
            }
            case Measure.Typed typed -> {
                var question = typed.question().isEmpty() ? threshold.title() : typed.question();
                var unit =
                        typed.unit() == Unit.ONE ? "" : " (in " + typed.unit().symbol() + ")";
                lines.add(ShellCommand.of(
                                "typed",
                                threshold.id(),
                                ShellWord.shown(question).text() + unit,
                                typed.unit().factor(),
                                kind(threshold))
                        .orReturn());
            }
            case Measure.Judged judged ->
                lines.add(judgement(threshold.id(), judged.judgement()).orReturn());
        }
        return lines;
    }

    /** Whether what is typed may be a word. */
    private static String kind(PlannedThreshold threshold) {
        return threshold.levels().stream().map(Level::bound).anyMatch(Judgements::isOfWords) ? "words" : "number";
    }

    private static boolean isOfWords(Bound bound) {
        return switch (bound) {
            case Bound.Compare c -> false;
            case Bound.Range r -> false;
            case Bound.All all -> all.bounds().stream().anyMatch(Judgements::isOfWords);
            case Bound.Any any -> any.bounds().stream().anyMatch(Judgements::isOfWords);
            case Bound.Is is -> true;
            case Bound.Matches m -> true;
        };
    }

    private void look(Measure.Probe probe, List<ShellCommand> lines) {
        switch (probe.action()) {
            case RunProcess run -> {
                lines.addAll(calls(wording).surroundings(run));
                lines.add(
                        ShellCommand.of("look_by_script").reading(run.script()).orReturn());
            }
            case CallHttp call -> {
                lines.addAll(ActionCalls.parts(call));
                if (probe.read() instanceof Read.Percentile percentile) {
                    lines.add(ShellCommand.of("repeated", percentile.requests()));
                }
                var any = probe.read() instanceof Read.Status ? List.of("any-status") : List.<String>of();
                lines.add(ShellCommand.of("look_by_request", call.method(), call.url())
                        .with(any)
                        .orReturn());
            }
            case AskOperator ask -> throw new IllegalArgumentException("a person is not a probe");
            case Pause pause -> throw new IllegalArgumentException("nothing is measured by waiting");
        }
    }

    static ShellCommand read(Read read) {
        return switch (read) {
            case Read.Number number -> ShellCommand.of("take_number");
            case Read.Words words -> ShellCommand.of("take_words");
            case Read.Lines lines -> ShellCommand.of("take_lines");
            case Read.MatchingLines lines ->
                ShellCommand.of("take_matching_lines", ActionCalls.pattern(lines.pattern()));
            case Read.Group group -> ShellCommand.of("take_group", ActionCalls.pattern(group.pattern()));
            case Read.Json json -> ShellCommand.of("take_json", json.pointer());
            case Read.Status status -> ShellCommand.of("take_status");
            case Read.Percentile percentile -> ShellCommand.of("take_percentile", percentile.percent());
            case Read.Sample sample -> ShellCommand.of("take_sample");
            case Read.LastLine line -> ShellCommand.of("take_last_line");
        };
    }

    /** curl says seconds, whatever unit a percentile is declared in. */
    private static ShellCommand inUnit(Unit unit) {
        return ShellCommand.of("in_unit", unit.factor())
                .with(unit == Unit.ONE || unit == Unit.RATIO ? List.of() : List.of(unit.symbol()));
    }

    private static ShellCommand judgement(String key, Judgement judgement) {
        return ShellCommand.of("judgement", key, ShellWord.shown(judgement.question()), judgement.good());
    }

    private static ShellCommand prefixed(ShellCommand first, ShellCommand second) {
        var words = new ArrayList<>(first.words());
        words.add(second.name());
        words.addAll(second.words());
        return new ShellCommand(first.name(), words, second.input(), second.otherwise());
    }

    private ShellCommand bound(Bound bound) {
        return switch (bound) {
            case Bound.Compare compare -> compare(compare.comparison(), compare.quantity());
            case Bound.Range range ->
                all(
                        "all_of",
                        List.of(
                                new Bound.Compare(Comparison.AT_LEAST, range.low()),
                                new Bound.Compare(Comparison.AT_MOST, range.high())));
            case Bound.All all -> all("all_of", all.bounds());
            case Bound.Any any -> all("any_of", any.bounds());
            case Bound.Is is -> ShellCommand.of("reads", is.text());
            case Bound.Matches matches -> ShellCommand.of("reads_like", ActionCalls.pattern(matches.pattern()));
        };
    }

    private ShellCommand all(String how, List<? extends Bound> bounds) {
        var names = bounds.stream()
                .<ShellText>map(b ->
                        functions.define("bound", "", Levels.bound(b, wording).text(), List.of(bound(b))))
                .toList();
        return new ShellCommand(new ShellName(how), names, Optional.empty(), Optional.empty());
    }

    private static ShellCommand compare(Comparison comparison, Quantity quantity) {
        var sign = comparison.symbol();
        return switch (quantity) {
            case Quantity.Amount amount -> ShellCommand.of("compare", sign, amount.inBaseUnit());
            case Quantity.FromInput input -> ShellCommand.of("compare_with_input", sign, input.name());
            case Quantity.Baseline baseline ->
                switch (baseline.offset()) {
                    case Quantity.Exactly exactly -> ShellCommand.of("compare_with_baseline", sign, 0, 0);
                    case Quantity.Percent percent ->
                        ShellCommand.of("compare_with_baseline", sign, percent.percent(), 0);
                    case Quantity.Points points -> ShellCommand.of("compare_with_baseline", sign, 0, points.points());
                    case Quantity.Around around -> ShellCommand.of("around_baseline", sign, around.percent());
                };
        };
    }

    static String word(Ending ending) {
        return ending.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
