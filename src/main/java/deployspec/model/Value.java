package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;

/** What a name stands for in a loop or an environment. */
public sealed interface Value {
    Span span();

    List<Template> texts();

    record One(Template text) implements Value {
        @Override
        public Span span() {
            return text.span();
        }

        @Override
        public List<Template> texts() {
            return List.of(text);
        }
    }

    /** A script finds the items one a line. */
    record Many(List<Template> items, Span span) implements Value {
        public Many {
            items = List.copyOf(items);
        }

        @Override
        public List<Template> texts() {
            return items;
        }
    }
}
