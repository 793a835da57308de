package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** A part of the appendix: shown, never run. */
public record Reference(Template title, List<Item> items, Span span) {
    public Reference {
        items = List.copyOf(items);
    }

    public record Item(Template title, Optional<String> command, List<Template> urls, List<String> paths, Span span) {
        public Item {
            urls = List.copyOf(urls);
            paths = List.copyOf(paths);
        }
    }
}
