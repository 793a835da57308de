package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** A part of the appendix: shown, never run. */
public record Reference(Template title, List<Item> items, Span span) {
    public Reference {
        items = List.copyOf(items);
    }

    public record Item(Optional<Template> title, Content content, Span span) {}

    /** What an item shows. */
    public sealed interface Content {}

    public record Command(String text) implements Content {}

    public record Urls(List<String> urls) implements Content {
        public Urls {
            urls = List.copyOf(urls);
        }
    }

    public record Paths(List<String> paths) implements Content {
        public Paths {
            paths = List.copyOf(paths);
        }
    }
}
