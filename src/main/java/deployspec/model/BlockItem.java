package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.stream.Stream;

/** What stands in a block, in document order. */
public sealed interface BlockItem permits Step, Note, Parallel {
    Span span();

    /** The steps in it, checks behind the step they belong to. */
    Stream<Step> allSteps();
}
