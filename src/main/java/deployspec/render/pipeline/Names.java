package deployspec.render.pipeline;

import deployspec.plan.Plan;
import deployspec.plan.PlannedInput;
import deployspec.plan.PlannedSecret;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Names for what people enter, each for one question, none of them an input's or a secret's. */
final class Names {
    private final Map<String, String> keys = new HashMap<>();

    Names(Plan plan) {
        Stream.concat(
                        plan.inputs().stream().map(PlannedInput::name),
                        plan.secrets().stream().map(PlannedSecret::name))
                .forEach(name -> keys.put(name, ""));
    }

    /** The last part of the key, or all of it where another question has that. */
    String of(String key) {
        var last = word(key.substring(key.lastIndexOf('.') + 1));
        return Stream.concat(
                        Stream.of(last, word(key)),
                        Stream.iterate(2, n -> n + 1).map(n -> word(key) + "_" + n))
                .filter(name -> keys.computeIfAbsent(name, n -> key).equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String word(String text) {
        return "ANSWER_" + text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }
}
