package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.Optional;

/** A reference to a value that the spec never contains. */
public record Secret(Located<String> name, Optional<Template> about, Origin origin, Span span) {
    /** Where the value comes from when a run needs it. */
    public sealed interface Origin {}

    /** The variable of the same name in the environment of the process. */
    public record FromProcess() implements Origin {}

    public record FromFile(Located<String> path) implements Origin {}

    /** What a command prints, without its last line end. */
    public record FromCommand(Script script) implements Origin {}
}
