package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.stream.Stream;

/** Prose shown in its place; asks nothing. */
public record Note(Template text, Span span) implements BlockItem {
    @Override
    public Stream<Step> allSteps() {
        return Stream.empty();
    }
}
