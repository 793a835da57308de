package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Condition;
import deployspec.model.RunOutcome;
import deployspec.model.StepOutcome;
import deployspec.source.Node;
import deployspec.value.Level;
import java.util.List;

/** What can hold or not. */
final class Conditions {
    /** The keys of which a condition has one. */
    static final List<String> KINDS = List.of(
            "value", "test", "threshold", "step", "run", "environment", "time", "judgement", "all", "any", "not");

    private static final List<String> OF_VALUE = List.of("is", "matches", "meets");

    private Conditions() {}

    static Condition condition(Node node, Decoding decoding) {
        return decoding.mapping("condition", node, Conditions::of);
    }

    /** Reads the keys of a condition, which in a gate stand between others. */
    static Condition of(Cursor c) {
        var kind = Choice.exactlyOne(c, "condition-kind", "a condition", KINDS).orElse("all");
        Choice.useless(
                c, except(OF_VALUE, kind.equals("value")), "it compares a `value`", "Write `value: NAME` beside it.");
        if (!c.has("matches")) {
            Choice.useless(c, List.of("ignore-case"), "there is no pattern", "Remove it.");
        }
        Choice.useless(c, except(List.of("shell"), kind.equals("test")), "only a script runs in a shell", "Remove it.");
        Choice.useless(
                c, except(List.of("level"), kind.equals("threshold")), "it belongs to a `threshold`", "Remove it.");
        Choice.useless(c, except(List.of("outcome"), kind.equals("step")), "it belongs to a `step`", "Remove it.");
        return switch (kind) {
            case "value" -> value(c);
            case "test" -> new Condition.Test(c.script("test").orElseThrow(), c.span());
            case "threshold" -> threshold(c);
            case "step" -> step(c);
            case "run" -> new Condition.RunEnded(c.word("run", RunOutcome.class).orElseThrow(), c.span());
            case "environment" -> new Condition.InEnvironment(c.names("environment"), c.span());
            case "time" -> new Condition.Reached(c.required("time", Times::moment), c.span());
            case "judgement" -> new Condition.Judged(c.required("judgement", Judgements::judgement), c.span());
            case "any" -> new Condition.Any(c.list("any", Conditions::condition), c.span());
            case "not" -> new Condition.Not(c.required("not", Conditions::condition), c.span());
            default -> new Condition.All(c.list("all", Conditions::condition), c.span());
        };
    }

    private static Condition value(Cursor c) {
        var name = c.required("value", Scalars::name);
        var kind = Choice.exactlyOne(c, "condition-kind", "a condition on a value", OF_VALUE)
                .orElse("is");
        var pattern = c.pattern("matches");
        var bound = c.optional("meets", Levels::bound);
        var words = c.names("is");
        return switch (kind) {
            case "matches" -> new Condition.ValueMatches(name, pattern.orElseThrow(), c.span());
            case "meets" -> new Condition.ValueMeets(name, bound.orElseThrow(), c.span());
            default -> new Condition.ValueIs(name, words, c.span());
        };
    }

    private static Condition threshold(Cursor c) {
        var level = c.word("level", Level.Kind.class);
        if (level.isEmpty()) {
            c.report(Diagnostic.error(
                            "condition-kind", c.keySpan("threshold"), "the condition doesn't say which level is meant")
                    .withHelp("Write `level:` with `target`, `acceptable`, `warning`, `critical` or `rollback`."));
        }
        return new Condition.AtLevel(c.required("threshold", Scalars::name), level.orElse(Level.Kind.TARGET), c.span());
    }

    private static Condition step(Cursor c) {
        var outcomes = c.names("outcome");
        if (outcomes.isEmpty()) {
            c.report(
                    Diagnostic.error(
                                    "condition-kind",
                                    c.keySpan("step"),
                                    "the condition doesn't say how the step is to have ended")
                            .withHelp(
                                    "Write `outcome:` with `passed`, `failed`, `no-data`, `error`, `skipped` or `not-applicable`."));
        }
        return new Condition.StepEnded(
                c.decoding().procedures().referred(c.required("step", Scalars::name)),
                outcomes.stream()
                        .map(o -> Scalars.constant(StepOutcome.class, o.value()))
                        .toList(),
                c.span());
    }

    private static List<String> except(List<String> keys, boolean fitting) {
        return fitting ? List.of() : keys;
    }
}
