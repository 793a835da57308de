package deployspec.model;

import deployspec.value.Ere;
import java.util.Optional;

/** What must be found in a line of an answer, and what in none. */
public record Containing(Optional<Ere> has, Optional<Ere> lacks) {}
