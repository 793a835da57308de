package deployspec.render.github;

import deployspec.plan.PlannedGate;
import deployspec.prose.Conditions;
import deployspec.prose.Levels;
import deployspec.prose.Waivers;
import deployspec.prose.Wording;
import deployspec.value.Level;
import java.util.stream.Collectors;

/** What a log says of a gate. */
final class Sentences {
    private Sentences() {}

    /** {@code Error rate: <0.1%}; where somebody has waived it, that, too. */
    static String withWaiver(PlannedGate gate, Wording wording) {
        return gate(gate, wording)
                + gate.waiver()
                        .map(w -> " (" + Waivers.prose(w, wording).plain() + ")")
                        .orElse("");
    }

    /** What a gate is called in a table: its title, or the condition that has to hold. */
    static String title(PlannedGate gate, Wording wording) {
        return gate.title().isEmpty() ? gate(gate, wording) : wording.plain(gate.title());
    }

    /** {@code target <0.1%, rollback >5%}; of a condition, what has to hold, where the title does not say it. */
    static String bounds(PlannedGate gate, Wording wording) {
        return switch (gate.check()) {
            case PlannedGate.Against against ->
                wording.plan().threshold(against.threshold()).levels().stream()
                        .map(l ->
                                l.kind().word() + " " + Levels.level(l, wording).text())
                        .collect(Collectors.joining(", "));
            case PlannedGate.Holds holds ->
                gate.title().isEmpty()
                        ? ""
                        : Conditions.clause(holds.condition(), wording).text();
        };
    }

    /** {@code Error rate: <0.1%}. */
    static String gate(PlannedGate gate, Wording wording) {
        return switch (gate.check()) {
            case PlannedGate.Against against -> {
                var threshold = wording.plan().threshold(against.threshold());
                yield wording.plain(gate.title())
                        + threshold
                                .level(Level.Kind.TARGET)
                                .map(l -> ": " + Levels.level(l, wording).text())
                                .orElse("");
            }
            case PlannedGate.Holds holds -> {
                var clause = Conditions.clause(holds.condition(), wording).text();
                yield gate.title().isEmpty() ? clause : wording.plain(gate.title()) + ": " + clause;
            }
        };
    }
}
