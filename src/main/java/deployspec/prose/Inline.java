package deployspec.prose;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of prose: what inline Markdown may say, and nothing else. */
public sealed interface Inline {
    record Words(String text) implements Inline {}

    record Code(String text) implements Inline {}

    record Emphasis(List<Inline> content) implements Inline {
        public Emphasis {
            content = List.copyOf(content);
        }
    }

    record Strong(List<Inline> content) implements Inline {
        public Strong {
            content = List.copyOf(content);
        }
    }

    /** The address is absolute (http, https, mailto) or relative. */
    record Link(List<Inline> content, String address) implements Inline {
        public Link {
            content = List.copyOf(content);
        }
    }

    /** The words without any marks. */
    static String plain(List<Inline> prose) {
        return prose.stream()
                .map(piece -> switch (piece) {
                    case Words words -> words.text();
                    case Code code -> code.text();
                    case Emphasis emphasis -> plain(emphasis.content());
                    case Strong strong -> plain(strong.content());
                    case Link link -> plain(link.content());
                })
                .collect(Collectors.joining());
    }
}
