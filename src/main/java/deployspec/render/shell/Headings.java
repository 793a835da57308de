package deployspec.render.shell;

import deployspec.plan.PlannedGate;
import deployspec.prose.Conditions;
import deployspec.prose.Levels;
import deployspec.prose.Wording;
import deployspec.value.Level;

/** What stands behind the title of a gate. */
final class Headings {
    private Headings() {}

    /** The bound that opens it; the condition where it has one. */
    static String bound(PlannedGate gate, Wording wording) {
        return switch (gate.check()) {
            case PlannedGate.Against against ->
                wording.plan()
                        .threshold(against.threshold())
                        .level(Level.Kind.TARGET)
                        .map(l -> Levels.level(l, wording).text())
                        .orElse("");
            case PlannedGate.Holds holds ->
                Conditions.clause(holds.condition(), wording).text();
        };
    }
}
