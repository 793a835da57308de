package deployspec.report;

import deployspec.execute.event.Event;
import java.util.HashMap;
import java.util.function.UnaryOperator;

/** What names were worth in a run: inputs, then what was captured. A secret stays its name. */
final class RunValues {
    private RunValues() {}

    static UnaryOperator<String> of(RunStory story) {
        var values = new HashMap<String, String>();
        story.begun().ifPresent(b -> values.putAll(b.inputs()));
        story.all(Event.Captured.class).forEach(c -> c.value().ifPresent(v -> values.put(c.name(), v)));
        return name -> values.getOrDefault(name, "${" + name + "}");
    }
}
