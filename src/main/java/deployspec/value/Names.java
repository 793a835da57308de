package deployspec.value;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of values: UPPER_SNAKE. */
public final class Names {
    private static final Pattern NAME = Pattern.compile("(?<![A-Za-z0-9_])[A-Z][A-Z0-9_]*(?![A-Za-z0-9_])");

    private Names() {}

    /** Every word of a script that could be the name of a value, in order of first use. */
    public static Set<String> wordsIn(String script) {
        var names = new LinkedHashSet<String>();
        for (var word = NAME.matcher(script); word.find(); ) {
            names.add(word.group());
        }
        return names;
    }

    /** What every script of a run finds without anybody declaring it. */
    public static Set<String> builtIn() {
        return Set.of("SPEC_RUN", "SPEC_ENVIRONMENT", "SPEC_T0", "SPEC_STEP", "SPEC_IDEMPOTENCY_KEY", "SPEC_OUTCOME");
    }
}
