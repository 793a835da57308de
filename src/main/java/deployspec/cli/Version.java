package deployspec.cli;

import java.util.Optional;
import picocli.CommandLine;

/** The version in the jar's manifest. */
final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"spec " + number().orElse("(not packaged)")};
    }

    static Optional<String> number() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
    }
}
