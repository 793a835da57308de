package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;

/** Where messages go. */
public sealed interface Channel {
    Located<String> name();

    List<Located<String>> needs();

    Span span();

    /** A script finds the message in {@code MESSAGE}. */
    record Run(Located<String> name, Script script, List<Located<String>> needs, Span span) implements Channel {
        public Run {
            needs = List.copyOf(needs);
        }
    }

    /** A person sends the message; the text says how. */
    record Manual(Located<String> name, Template instruction, Span span) implements Channel {
        @Override
        public List<Located<String>> needs() {
            return List.of();
        }
    }

    /** In the call, {@code ${MESSAGE}} is the message. */
    record Webhook(Located<String> name, HttpCall call, List<Located<String>> needs, Span span) implements Channel {
        public Webhook {
            needs = List.copyOf(needs);
        }
    }
}
