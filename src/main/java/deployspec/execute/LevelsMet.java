package deployspec.execute;

import deployspec.execute.event.Verdict;
import deployspec.value.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which levels of each threshold were met when it was last looked at, and since when. */
final class LevelsMet {
    private final Map<String, Map<Level.Kind, Instant>> since = new HashMap<>();

    Map<Level.Kind, Instant> since(String threshold) {
        return since.getOrDefault(threshold, Map.of());
    }

    /** Whether this level, or a worse one, was met. */
    boolean are(Level.Kind level, String threshold) {
        return since(threshold).keySet().stream().anyMatch(kind -> kind.compareTo(level) >= 0);
    }

    /** What was met before has lasted; the rest begins now. */
    void judged(String threshold, Verdict verdict, Instant at) {
        var before = since(threshold);
        since.put(
                threshold, verdict.meets().stream().collect(Collectors.toMap(k -> k, k -> before.getOrDefault(k, at))));
    }

    void forget() {
        since.clear();
    }
}
