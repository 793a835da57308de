package deployspec.model;

import deployspec.diagnostic.Span;
import java.time.LocalDate;
import java.util.Optional;

/** When the document was last read critically, and when it will be again. */
public record Review(Optional<LocalDate> last, Optional<LocalDate> next, Optional<Template> note, Span span) {}
