package deployspec.compile;

import deployspec.diagnostic.Span;
import deployspec.plan.Plan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan, and where in the spec its parts were written: blocks, steps and thresholds by id. The plan itself knows no
 * places, so that moving a line changes no digest.
 */
public record Compilation(Plan plan, Map<String, Span> places) {
    public Compilation {
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }
}
