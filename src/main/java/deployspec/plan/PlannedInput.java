package deployspec.plan;

import deployspec.value.Ere;
import deployspec.value.Text;
import java.util.List;
import java.util.Optional;

/**
 * A value that an operator or CI supplies. It reaches scripts as an environment variable.
 *
 * @param required whether a run needs a value; empty = no
 * @param value what it is unless somebody says otherwise: the environment's value, else the default. A list has one item a line
 * @param options the only values allowed; empty = any
 */
public record PlannedInput(
        String name,
        Optional<Text> about,
        Type type,
        Optional<Condition> required,
        Optional<String> value,
        Optional<Ere> pattern,
        List<String> options) {
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        DURATION,
        LIST
    }

    public PlannedInput {
        options = List.copyOf(options);
    }
}
