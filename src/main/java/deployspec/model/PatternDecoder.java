package deployspec.model;

import deployspec.value.Ere;
import java.util.Optional;

/** Patterns, and what output must contain. */
final class PatternDecoder {
    private PatternDecoder() {}

    /** The pattern under this key; {@code ignore-case} stands beside it. */
    static Optional<Ere> pattern(Mapping at, String key) {
        boolean ignoreCase = at.flag("ignore-case");
        return at.parsed(key, p -> Ere.parse(p, ignoreCase)).map(Located::value);
    }

    static Optional<Containing> containing(Mapping at, String key) {
        return at.mapping(key).map(m -> new Containing(pattern(m, "has"), pattern(m, "lacks")));
    }
}
