package deployspec.model;

import deployspec.value.Level;
import deployspec.value.Moment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Conditions. */
final class ConditionDecoder {
    private static final List<String> KINDS = List.of(
            "value", "test", "threshold", "step", "run", "environment", "time", "judgement", "all", "any", "not");

    private ConditionDecoder() {}

    static Optional<Condition> decode(Mapping at) {
        return at.exactlyOne("this condition", KINDS).flatMap(kind -> switch (kind) {
            case "value" -> value(at);
            case "test" -> at.script("test").<Condition>map(s -> new Condition.Test(s, at.span()));
            case "threshold" -> threshold(at);
            case "step" -> step(at);
            case "run" ->
                at.text("run").<Condition>map(r -> new Condition.RunEnded(RunOutcome.valueOf(constant(r)), at.span()));
            case "environment" -> Optional.<Condition>of(new Condition.InEnvironment(at.words("environment"), at.span()));
            case "time" -> at.parsed("time", Moment::parse).<Condition>map(m -> new Condition.Reached(m.value(), at.span()));
            case "judgement" ->
                at.mapping("judgement").<Condition>map(j -> new Condition.Judged(ThresholdDecoder.judgement(j), at.span()));
            case "all" -> Optional.<Condition>of(new Condition.All(conditions(at, "all"), at.span()));
            case "any" -> Optional.<Condition>of(new Condition.Any(conditions(at, "any"), at.span()));
            default -> at.mapping("not").flatMap(ConditionDecoder::decode).<Condition>map(c -> new Condition.Not(c, at.span()));
        });
    }

    private static Optional<Condition> value(Mapping at) {
        var name = at.word("value").orElseThrow();
        return at.exactlyOne("a condition on a value", List.of("is", "matches", "meets")).flatMap(key -> switch (key) {
            case "is" -> Optional.<Condition>of(new Condition.ValueIs(name, at.words("is"), at.span()));
            case "matches" ->
                PatternDecoder.pattern(at, "matches").<Condition>map(p -> new Condition.ValueMatches(name, p, at.span()));
            default ->
                ThresholdDecoder.bound(at, "meets").<Condition>map(b -> new Condition.ValueMeets(name, b, at.span()));
        });
    }

    private static Optional<Condition> threshold(Mapping at) {
        if (!at.has("level")) {
            at.error("missing-key", at.keySpan("threshold"), "which level must it have reached?", "add `level: warning`, or another one");
        }
        return at.text("level")
                .map(l -> new Condition.AtLevel(
                        at.word("threshold").orElseThrow(), Level.Kind.valueOf(constant(l)), at.span()));
    }

    private static Optional<Condition> step(Mapping at) {
        if (!at.has("outcome")) {
            at.error("missing-key", at.keySpan("step"), "how must the step have ended?", "add `outcome: [passed]`, or another one");
        }
        var outcomes = at.words("outcome").stream().map(w -> StepOutcome.valueOf(constant(w.value()))).toList();
        return outcomes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition.StepEnded(at.word("step").orElseThrow(), outcomes, at.span()));
    }

    private static List<Condition> conditions(Mapping at, String key) {
        return at.items(key).stream()
                .flatMap(n -> at.asMapping(n).stream())
                .flatMap(m -> decode(m).stream())
                .toList();
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
