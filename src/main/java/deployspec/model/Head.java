package deployspec.model;

import java.time.LocalDate;
import java.util.Optional;

/** What stands at the top of a spec and describes the procedure as a document. */
public record Head(
        Id id,
        Template title,
        Optional<String> version,
        Optional<LocalDate> updated,
        Optional<String> system,
        Optional<Template> overview,
        Optional<Review> review) {}
