package deployspec.render.github;

import deployspec.plan.Plan;
import deployspec.plan.PlannedInput;
import deployspec.plan.Question;
import deployspec.prose.Wording;
import deployspec.value.Ere;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What whoever starts the workflow is asked: inputs, and the answers that a script can't wait for. */
record DispatchInputs(List<Asked> asked, Map<String, String> fixed) {
    /** The answer to a run that begins by typing the environment's name. */
    static final String CONFIRMATION = "TYPE_THE_ENVIRONMENT";

    record Asked(
            String name,
            String about,
            boolean required,
            Optional<Ere> pattern,
            List<String> options,
            boolean isBoolean,
            Optional<String> value) {}

    /**
     * @param missing names of values that another workflow finds out
     * @param outcome whether how the deployment ended has to be told
     */
    static DispatchInputs of(Plan plan, List<Question.Answer> answers, Set<String> missing, boolean outcome) {
        var wording = Wording.of(plan);
        var asked = new LinkedHashMap<String, Asked>();
        plan.environment()
                .filter(e -> e.typeTheName())
                .ifPresent(e -> add(
                        asked,
                        new Asked(
                                CONFIRMATION,
                                "Type " + e.name() + " to begin",
                                true,
                                Optional.empty(),
                                List.of(),
                                false,
                                Optional.empty())));
        plan.inputs().forEach(input -> add(asked, input(input, wording)));
        answers.forEach(a -> add(
                asked,
                new Asked(
                        a.name(),
                        wording.plain(a.question()),
                        true,
                        a.pattern(),
                        a.options(),
                        false,
                        Optional.empty())));
        missing.forEach(name -> add(
                asked,
                new Asked(
                        name,
                        "Found out by an earlier workflow",
                        true,
                        Optional.empty(),
                        List.of(),
                        false,
                        Optional.empty())));
        if (outcome) {
            add(
                    asked,
                    new Asked(
                            "SPEC_OUTCOME",
                            "How the deployment ended",
                            true,
                            Optional.empty(),
                            List.of("done", "rolled-back", "stopped"),
                            false,
                            Optional.empty()));
        }
        return within(asked.values().stream().toList());
    }

    /** A form evaluates what looks like an expression; what can't be offered there is typed. */
    private static void add(Map<String, Asked> asked, Asked input) {
        boolean offered = input.options().stream().noneMatch(DispatchInputs::isEvaluated);
        asked.putIfAbsent(
                input.name(),
                new Asked(
                        input.name(),
                        input.about(),
                        input.required(),
                        input.pattern(),
                        offered ? input.options() : List.of(),
                        input.isBoolean(),
                        input.value().filter(v -> !isEvaluated(v))));
    }

    private static boolean isEvaluated(String text) {
        return text.contains("${{");
    }

    private static Asked input(PlannedInput input, Wording wording) {
        boolean isBoolean = input.type() == PlannedInput.Type.BOOLEAN;
        return new Asked(
                input.name(),
                input.about().map(wording::plain).orElse(input.name()),
                input.required().isPresent() && input.value().isEmpty(),
                input.pattern(),
                isBoolean ? List.of() : input.options(),
                isBoolean,
                input.value());
    }

    /** What has a value and no place in the form keeps its value. */
    private static DispatchInputs within(List<Asked> all) {
        int over = all.size() - Limits.INPUTS;
        var kept = new ArrayList<Asked>();
        var fixed = new LinkedHashMap<String, String>();
        for (var asked : all.reversed()) {
            if (fixed.size() < over && asked.value().isPresent()) {
                fixed.put(asked.name(), asked.value().get());
            } else {
                kept.addFirst(asked);
            }
        }
        return new DispatchInputs(kept, fixed);
    }
}
