package deployspec.prose;

import deployspec.plan.Plan;
import deployspec.plan.PlannedInput;
import deployspec.plan.PlannedStep;
import deployspec.value.Text;
import deployspec.value.Visible;
import java.util.HashMap;
import java.util.Map;

/**
 * How things of one plan are named for people: its texts with the values that are known, its contacts by role, its steps
 * by number and title.
 *
 * @param values of inputs and captures that are known; any other name stands as {@code ${NAME}}
 */
public record Wording(Plan plan, Map<String, String> values) {
    public Wording {
        values = Map.copyOf(values);
    }

    /** With the values that a plan itself knows. */
    public static Wording of(Plan plan) {
        var values = new HashMap<String, String>();
        for (PlannedInput input : plan.inputs()) {
            input.value().ifPresent(value -> values.put(input.name(), value));
        }
        return new Wording(plan, values);
    }

    /** With the values that differ inside a step. */
    public Wording in(PlannedStep step) {
        var inside = new HashMap<>(values);
        inside.putAll(step.values());
        return new Wording(plan, inside);
    }

    /** Inline Markdown, as one line. */
    public Prose prose(Text text) {
        return new Prose(InlineReader.read(text.written(), written -> line(Text.parse(written))));
    }

    /** Inline Markdown without its marks, as one line. */
    public String plain(Text text) {
        return prose(text).plain();
    }

    /** Text that is no Markdown, such as an address or a message. */
    public String literal(Text text) {
        return Visible.of(text.with(this::value));
    }

    /** What a name stands for. */
    public String value(String name) {
        return values.getOrDefault(name, "${" + name + "}");
    }

    /** A contact's role. */
    public String contact(String id) {
        return line(Text.literally(plan.contact(id).role()));
    }

    /** {@code step 8.1.2 (Run database migrations)}. */
    public String step(String id) {
        return plan.allSteps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .map(step -> "step " + step.number() + " (" + plain(step.title()) + ")")
                .orElseThrow();
    }

    public String threshold(String id) {
        return plain(plan.threshold(id).title());
    }

    private String line(Text text) {
        return Visible.of(
                text.with(this::value).replaceAll("(?<!\\s)\\s*\\R\\s*", " ").replace('\t', ' '));
    }
}
