package deployspec.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who is told next when nobody answers, through which channels, and how long this contact has from then. */
public record EscalationHop(String contact, List<String> via, Optional<Duration> within) {
    public EscalationHop {
        via = List.copyOf(via);
    }
}
