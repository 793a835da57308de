package deployspec.cli;

import deployspec.lint.Settings;
import deployspec.source.IncludedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A spec that comes through standard input. */
final class StandardInput {
    /** What a command calls it among its paths. */
    static final Path PATH = Path.of("-");

    private static final String UNNAMED = "<stdin>";

    private StandardInput() {}

    /**
     * @param name where an editor will keep it; its project's settings hold, without it those of the folder that we are in
     * @throws UsageFault if it, or the settings, cannot be read
     */
    static Checked check(Checker checker, Streams streams, Optional<Path> name) {
        Settings settings = ProjectSettings.of(name.orElse(PATH));
        var path = name.map(SpecPath::belowRoot).orElse(UNNAMED);
        IncludedFiles files = name.isPresent() ? FilesBelowRoot.of(name.get()) : IncludedFiles.NONE;
        try {
            return checker.checked(path, SpecPath.bytes(streams.in()), settings, files);
        } catch (IOException e) {
            throw new UsageFault("cannot read standard input: " + e.getMessage(), "Name a file instead.");
        }
    }
}
