package deployspec.model;

import deployspec.diagnostic.Span;
import java.time.LocalDate;

/**
 * A person's decision that a gate which fails holds nothing up.
 *
 * @param gate the threshold, or the title as an id, of the gate that is meant
 * @param by the contact who decided it
 * @param until the last day, in UTC, on which it holds
 */
public record Waiver(Located<String> gate, Located<String> by, Template why, Located<LocalDate> until, Span span) {}
