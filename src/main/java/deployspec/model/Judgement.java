package deployspec.model;

import deployspec.diagnostic.Span;

/** A yes-or-no question that a person decides. */
public record Judgement(Template question, boolean goodIsYes, Span span) {}
