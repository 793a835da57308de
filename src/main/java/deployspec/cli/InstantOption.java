package deployspec.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An instant on the command line: a date, a time to the minute or second, and where on earth that is the time. */
final class InstantOption implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String word) {
        try {
            return OffsetDateTime.parse(word).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "`%s` is not an instant: write it as 2026-01-18T22:00Z or 2026-01-18T22:00+01:00".formatted(word));
        }
    }
}
