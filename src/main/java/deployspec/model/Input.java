package deployspec.model;

import deployspec.diagnostic.Span;
import deployspec.value.Ere;
import java.util.List;
import java.util.Optional;

/**
 * A value that an operator, a pipeline or an environment supplies.
 *
 * @param options what may be chosen; empty means anything
 */
public record Input(
        Located<String> name,
        Optional<Template> about,
        Type type,
        Required required,
        Optional<Given> fallback,
        List<Located<String>> options,
        Optional<Ere> pattern,
        Span span) {
    public Input {
        options = List.copyOf(options);
    }

    /** What a value must look like. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        DURATION,
        LIST
    }

    /** Whether a run may start without a value. */
    public sealed interface Required {}

    public record Always() implements Required {}

    public record Never() implements Required {}

    public record When(Condition condition) implements Required {}

    /** A value as written in the spec, fit for the input's type. A value of type list has any number of items, any other has one. */
    public record Given(List<String> items, Span span) {
        public Given {
            items = List.copyOf(items);
        }

        /** The value as a script finds it: one item a line. */
        public String text() {
            return String.join("\n", items);
        }
    }
}
