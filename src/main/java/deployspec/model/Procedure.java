package deployspec.model;

import deployspec.diagnostic.Span;

/** Steps with a name. Wherever it is used, they have been put in already; what is left is where they are written. */
public record Procedure(Located<String> name, Span steps) {}
