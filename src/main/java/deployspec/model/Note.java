package deployspec.model;

import deployspec.diagnostic.Span;

/** Prose shown in its place; asks nothing. */
public record Note(Template text, Span span) implements BlockItem {}
