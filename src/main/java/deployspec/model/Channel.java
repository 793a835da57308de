package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;

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

    /** Messages appear where an incoming webhook of Slack, or of what understands its requests, leads. */
    record Slack(Located<String> name, Template url, List<Located<String>> needs, Span span) implements Channel {
        public Slack {
            needs = List.copyOf(needs);
        }
    }

    /**
     * Every step that tells it something opens one incident, however often it is carried out.
     *
     * @param events where events are sent to, unless that is PagerDuty's own address
     */
    record PagerDuty(
            Located<String> name,
            Template routingKey,
            Urgency urgency,
            Optional<Template> events,
            List<Located<String>> needs,
            Span span)
            implements Channel {
        public PagerDuty {
            needs = List.copyOf(needs);
        }
    }

    /** How severe an incident is, in the words of PagerDuty. */
    enum Urgency {
        CRITICAL,
        ERROR,
        WARNING,
        INFO
    }
}
