package deployspec.report.findings;

import java.util.Optional;

/** One way to tell what was found; {@link Formats} lists them all. */
public interface Format {
    /** The word after {@code --format}. */
    String name();

    /** All of it, as text that ends with a line end. */
    String write(Examination examination);

    /**
     * What belongs on the page that a service shows beside its log.
     *
     * @param bytes how many there is room for, in UTF-8
     */
    default Optional<String> page(Examination examination, int bytes) {
        return Optional.empty();
    }
}
