package deployspec.plan;

import deployspec.value.Text;
import java.util.Optional;

/** A value that is never stored or shown, and where it comes from when the first step that needs it starts. */
public record PlannedSecret(String name, Optional<Text> about, Origin origin) {
    public sealed interface Origin {}

    /** The environment variable of the same name. */
    public record FromEnvironment() implements Origin {}

    /** The content of a file, without its final line end. */
    public record FromFile(Text path) implements Origin {}

    /** What a bash script prints, without its final line end. */
    public record FromScript(String script) implements Origin {}
}
