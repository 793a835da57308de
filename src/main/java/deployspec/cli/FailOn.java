package deployspec.cli;

import deployspec.diagnostic.Severity;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The mildest finding with which a check fails, as an option names it. */
enum FailOn {
    ERROR(Optional.of(Severity.ERROR)),
    WARNING(Optional.of(Severity.WARNING)),
    NOTE(Optional.of(Severity.NOTE)),
    NONE(Optional.empty());

    private final Optional<Severity> severity;

    FailOn(Optional<Severity> severity) {
        this.severity = severity;
    }

    Optional<Severity> severity() {
        return severity;
    }

    /** The word for it on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FailOn named(String word) {
        return Stream.of(values())
                .filter(f -> f.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new CommandLine.TypeConversionException("choose error, warning, note or none"));
    }
}
