package deployspec.model;

import deployspec.diagnostic.Span;
import deployspec.value.Ere;
import deployspec.value.Read;
import java.util.List;
import java.util.Optional;

/** A value that a step finds and later steps see. */
public record Capture(Located<String> name, From from, boolean secret, Span span) {
    /** Where the value is found. */
    public sealed interface From {}

    /** In what the step wrote. */
    public record FromOutput(Located<Read> read) implements From {}

    /** A person gives it; options or a pattern say what is accepted. */
    public record FromPerson(Template question, List<Located<String>> options, Optional<Ere> pattern) implements From {
        public FromPerson {
            options = List.copyOf(options);
        }
    }
}
