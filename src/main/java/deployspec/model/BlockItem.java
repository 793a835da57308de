package deployspec.model;

import deployspec.diagnostic.Span;

/** What stands in a block, in document order. */
public sealed interface BlockItem permits Step, Note {
    Span span();
}
