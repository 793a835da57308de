package deployspec.model;

import deployspec.diagnostic.Span;
import java.time.Duration;
import java.util.List;

/** Who is told next when nobody answers, how, and how long that person has. */
public record EscalationHop(Located<String> contact, List<Located<String>> via, Duration within, Span span) {
    public EscalationHop {
        via = List.copyOf(via);
    }
}
