package deployspec.source;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Span;
import java.util.Map;
import java.util.Optional;

/** Keys that the language is meant to have one day. Who writes one knows what it means, so a plain no helps more than a list of keys. */
final class LaterKeys {
    private static final Map<String, String> INSTEAD = Map.of("always", "Write a phase with `after: any`.");

    private LaterKeys() {}

    static Optional<Diagnostic> complaint(String key, Span place) {
        return Optional.ofNullable(INSTEAD.get(key))
                .map(instead -> Diagnostic.error("not-yet", place, "`" + key + "` is not part of deployment/v1 yet")
                        .withHelp(instead));
    }
}
