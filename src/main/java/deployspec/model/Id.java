package deployspec.model;

import deployspec.diagnostic.Span;

/** The name of a block, step or spec. An id that nobody wrote is the slug of the title; nothing may refer to it. */
public record Id(String value, boolean written, Span span) {}
