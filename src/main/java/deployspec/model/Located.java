package deployspec.model;

import deployspec.diagnostic.Span;

/** A value and the place where it was written. */
public record Located<T>(T value, Span span) {}
