package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;

/** A server that answers queries for readings. */
public record Source(Located<String> name, Template prometheus, List<Located<String>> needs, Span span) {
    public Source {
        needs = List.copyOf(needs);
    }
}
