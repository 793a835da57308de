package deployspec.lint.uses;

import deployspec.diagnostic.Span;
import deployspec.model.Step;
import java.util.Optional;

/**
 * One use of one name.
 *
 * @param step the step it stands in; empty outside steps
 */
public record Use(Kind kind, String name, Span span, Optional<Step> step) {}
