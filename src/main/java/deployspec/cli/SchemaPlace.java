package deployspec.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the editor of a new spec finds the schema.
 *
 * @param seenFromSpec what the modeline says
 * @param file where it lies on this machine; empty where it lies elsewhere
 */
record SchemaPlace(String seenFromSpec, Optional<Path> file) {
    private static final String USUAL_NAME = "deployment.schema.json";
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    /** What ends a path in a modeline, or begins a fragment there. */
    private static final Pattern UNFIT = Pattern.compile("[\\s#\\p{Cntrl}]");

    static SchemaPlace beside(Path spec) {
        return new SchemaPlace(USUAL_NAME, Optional.of(spec.resolveSibling(USUAL_NAME)));
    }

    /**
     * @param wanted an address, or a path as seen from here
     * @throws UsageFault if a modeline cannot say it
     */
    static SchemaPlace of(String wanted, Path spec) {
        if (ADDRESS.matcher(wanted).matches()) {
            return new SchemaPlace(wanted, Optional.empty());
        }
        var file = Path.of(wanted);
        var folder = spec.resolveSibling("").toAbsolutePath().normalize();
        var seen =
                folder.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
        if (UNFIT.matcher(seen).find()) {
            throw new UsageFault(
                    "an editor would not find a schema at `%s`".formatted(seen),
                    "The first line of a spec cannot hold blanks or `#` in a path: choose another with --schema.");
        }
        return new SchemaPlace(seen, Optional.of(file));
    }
}
