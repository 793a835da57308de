package deployspec.execute;

import deployspec.plan.Plan;
import deployspec.plan.PlannedInput;
import deployspec.plan.PlannedStep;
import deployspec.plan.RunEnding;
import deployspec.value.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * What names stand for at one step: inputs, what earlier steps captured, what is built in, and secrets.
 *
 * @param builtIn given to every script
 */
record Values(SequencedMap<String, String> known, Map<String, String> secrets, SequencedMap<String, String> builtIn) {
    /** A name stands for nothing that is known; the message is a phrase for a person. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown(String name) {
            super("the value of " + name + " is not known: what finds it out has not passed in this run");
        }
    }

    static Values of(RunState state, Desk desk, PlannedStep step) {
        var known = ofRun(state);
        known.keySet().removeAll(state.capturedBeside(step.id()));
        known.putAll(step.values());
        var builtIn = new LinkedHashMap<String, String>();
        var run = state.begun.orElseThrow().run();
        builtIn.put("SPEC_RUN", run);
        builtIn.put(
                "SPEC_ENVIRONMENT",
                step.environment()
                        .or(() -> state.begun.orElseThrow().environment())
                        .orElse(""));
        builtIn.put("SPEC_T0", state.start.toString());
        builtIn.put("SPEC_STEP", step.id());
        builtIn.put("SPEC_IDEMPOTENCY_KEY", run + "." + step.id());
        builtIn.put(
                "SPEC_OUTCOME",
                new Outcome(state).seenBy(step.id()).map(RunEnding::word).orElse(""));
        known.putAll(builtIn);
        return new Values(known, desk.secrets, builtIn);
    }

    /** Inputs and captured values, without any one step's own. An input that nobody gave is empty. */
    static SequencedMap<String, String> ofRun(RunState state) {
        var known = new LinkedHashMap<String, String>();
        Plan plan = state.plan;
        for (PlannedInput input : plan.inputs()) {
            known.put(input.name(), input.value().orElse(""));
        }
        state.begun.ifPresent(b -> known.putAll(b.inputs()));
        state.captured.forEach((name, value) -> value.ifPresent(v -> known.put(name, v)));
        return known;
    }

    /** Every value there is: a command may find its own by name, whether or not the script spells it. */
    SequencedMap<String, String> given() {
        var given = new LinkedHashMap<>(known);
        given.values().removeIf(String::isEmpty);
        return given;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /** The text for a person: what is secret or unknown stands as its name. */
    String shown(Text text) {
        return text.with(name -> get(name).orElse("${" + name + "}"));
    }

    String fill(Text text) throws Unknown {
        return fill(text, UnaryOperator.identity());
    }

    /** An address: a value at its beginning is an address itself, any other is percent-encoded. */
    String url(Text text) throws Unknown {
        var filled = new StringBuilder();
        for (var part : text.parts()) {
            switch (part) {
                case Text.Literal literal -> filled.append(literal.text());
                case Text.Reference reference -> {
                    var value = value(reference.name());
                    filled.append(filled.isEmpty() ? value : percent(value));
                }
            }
        }
        return filled.toString();
    }

    String fill(Text text, UnaryOperator<String> encode) throws Unknown {
        var filled = new StringBuilder();
        for (var part : text.parts()) {
            switch (part) {
                case Text.Literal literal -> filled.append(encode.apply(literal.text()));
                case Text.Reference reference -> filled.append(encode.apply(value(reference.name())));
            }
        }
        return filled.toString();
    }

    private String value(String name) throws Unknown {
        var value = known.get(name);
        var found = value != null ? value : secrets.get(name);
        if (found == null) {
            throw new Unknown(name);
        }
        return found;
    }

    static String percent(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
