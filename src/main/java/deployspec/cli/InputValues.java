package deployspec.cli;

import deployspec.diagnostic.Suggestion;
import deployspec.plan.Condition;
import deployspec.plan.Plan;
import deployspec.plan.PlannedInput;
import deployspec.value.Durations;
import deployspec.value.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What a run's inputs are worth: what was set for it, else what the plan says. Nothing is picked up from somebody's shell. */
final class InputValues {
    private InputValues() {}

    /**
     * @param set by the operator, by name
     * @throws UsageFault naming everything that is missing or does not fit
     */
    static SequencedMap<String, String> of(Plan plan, Map<String, String> set) {
        var names = plan.inputs().stream().map(PlannedInput::name).toList();
        var wrong = new ArrayList<String>();
        set.keySet().stream().filter(n -> !names.contains(n)).forEach(n -> wrong.add(unknown(n, names)));
        var values = new TreeMap<String, String>();
        for (var input : plan.inputs()) {
            var value = set.containsKey(input.name())
                    ? set.get(input.name())
                    : input.value().orElse("");
            values.put(input.name(), value);
            if (!value.isEmpty()) {
                fault(input, value).ifPresent(wrong::add);
            }
        }
        plan.inputs().stream()
                .filter(i -> values.getOrDefault(i.name(), "").isEmpty())
                .filter(i -> i.required().map(c -> holds(c, values)).orElse(false))
                .forEach(i -> wrong.add("%s is needed%s"
                        .formatted(
                                i.name(), i.about().map(a -> ": " + a.shown()).orElse(""))));
        if (!wrong.isEmpty()) {
            throw new UsageFault(String.join("; ", wrong), "Give it with --set NAME=VALUE.");
        }
        return values;
    }

    private static String unknown(String name, List<String> known) {
        return "the spec has no input %s%s"
                .formatted(
                        name,
                        Suggestion.nearest(name, known)
                                .map(n -> ", did you mean " + n + "?")
                                .orElse(""));
    }

    private static Optional<String> fault(PlannedInput input, String value) {
        if (!input.options().isEmpty() && !input.options().contains(value)) {
            return Optional.of(
                    "%s is one of %s, not `%s`".formatted(input.name(), String.join(", ", input.options()), value));
        }
        if (input.pattern().isPresent() && !input.pattern().get().isIn(value)) {
            return Optional.of("%s must match %s, and `%s` does not"
                    .formatted(input.name(), input.pattern().get().pattern(), value));
        }
        boolean fits = switch (input.type()) {
            case TEXT, LIST -> true;
            case NUMBER -> value.matches("-?[0-9]+([.][0-9]+)?");
            case BOOLEAN -> value.equals("true") || value.equals("false");
            case DURATION -> isDuration(value);
        };
        return fits
                ? Optional.empty()
                : Optional.of("%s is a %s, and `%s` is none"
                        .formatted(input.name(), input.type().name().toLowerCase(Locale.ROOT), value));
    }

    private static boolean isDuration(String value) {
        try {
            Durations.parse(value);
            return true;
        } catch (Malformed e) {
            return false;
        }
    }

    /** What can be known before the run begins; what cannot makes the value needed. */
    private static boolean holds(Condition condition, Map<String, String> values) {
        return switch (condition) {
            case Condition.Constant constant -> constant.holds();
            case Condition.ValueIs is -> is.words().contains(values.getOrDefault(is.name(), ""));
            case Condition.ValueMatches matches -> matches.pattern().isIn(values.getOrDefault(matches.name(), ""));
            case Condition.All all -> all.conditions().stream().allMatch(c -> holds(c, values));
            case Condition.Any any -> any.conditions().stream().anyMatch(c -> holds(c, values));
            case Condition.Not not -> !holds(not.condition(), values);
            case Condition.ValueMeets meets -> true;
            case Condition.Test test -> true;
            case Condition.Reaches reaches -> true;
            case Condition.StepEnded ended -> true;
            case Condition.MayHaveRun ran -> true;
            case Condition.RunEnded ended -> true;
            case Condition.TimeReached reached -> true;
            case Condition.Judged judged -> true;
        };
    }
}
