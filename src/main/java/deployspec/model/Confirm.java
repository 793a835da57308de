package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.Optional;

/**
 * A question to the operator before a step acts.
 *
 * @param type the word to be typed; none means a plain yes
 */
public record Confirm(Optional<Located<String>> type, Optional<Condition> when, Span span) {}
