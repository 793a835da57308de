package deployspec.render.github;

import deployspec.plan.PlannedGate;
import deployspec.prose.Conditions;
import deployspec.prose.Levels;
import deployspec.prose.Waivers;
import deployspec.prose.Wording;
import deployspec.value.Level;

/** What a log says of a gate. */
final class Sentences {
    private Sentences() {}

    /** {@code Error rate: <0.1%}; where somebody has waived it, that, too. */
    static String withWaiver(PlannedGate gate, Wording wording) {
        return gate(gate, wording)
                + gate.waiver()
                        .map(w -> " (" + wording.plain(Waivers.text(w, wording)) + ")")
                        .orElse("");
    }

    /** {@code Error rate: <0.1%}. */
    static String gate(PlannedGate gate, Wording wording) {
        return switch (gate.check()) {
            case PlannedGate.Against against -> {
                var threshold = wording.plan().threshold(against.threshold());
                yield wording.plain(gate.title())
                        + threshold
                                .level(Level.Kind.TARGET)
                                .map(l -> ": " + Levels.level(l, wording))
                                .orElse("");
            }
            case PlannedGate.Holds holds -> {
                var clause = Conditions.clause(holds.condition(), wording);
                yield gate.title().isEmpty() ? clause : wording.plain(gate.title()) + ": " + clause;
            }
        };
    }
}
