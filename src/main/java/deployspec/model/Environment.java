package deployspec.model;

import deployspec.diagnostic.Span;
import deployspec.value.ChangeWindow;
import java.util.List;

/**
 * A place to deploy to, and the values that hold there.
 *
 * @param windows when something may be changed there; empty = at any time
 * @param confirmByName whether the operator types the environment's name before anything is changed
 */
public record Environment(
        Located<String> name,
        boolean production,
        boolean confirmByName,
        List<ChangeWindow> windows,
        List<Setting> inputs,
        Span span) {
    public Environment {
        windows = List.copyOf(windows);
        inputs = List.copyOf(inputs);
    }

    /** The value of one input in this environment. Whether it fits the input is known only when both are. */
    public record Setting(Located<String> input, Input.Given value) {}
}
