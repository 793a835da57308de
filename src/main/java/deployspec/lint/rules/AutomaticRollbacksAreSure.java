package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Located;
import deployspec.model.MeasureSource;
import deployspec.model.Rollback;
import deployspec.model.Step;
import deployspec.model.Threshold;
import deployspec.value.Level;
import java.util.List;

/** A rollback that asks nobody waits for more than one reading, because one may be a slip of the instrument. */
public final class AutomaticRollbacksAreSure implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "hasty-rollback",
                Severity.WARNING,
                "A single reading is enough to start a rollback that asks nobody.",
                "One bad scrape, in a restart or a moment of load, takes a good release out of production.",
                "Say how long it must have lasted, such as `rollback: \"> 5% for 2m\"`, or let somebody `decide`.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        boolean automatic = spec.rollback().orElse(null) instanceof Rollback.Procedure rollback
                && rollback.decide() instanceof Rollback.Automatic;
        if (!automatic || spec.steps().noneMatch(Step::changes)) {
            return List.of();
        }
        return spec.thresholds().stream()
                .filter(AutomaticRollbacksAreSure::isMeasured)
                .flatMap(threshold -> threshold.level(Level.Kind.ROLLBACK).stream())
                .filter(level -> level.value().lasting().isEmpty())
                .map(this::complain)
                .toList();
    }

    private Diagnostic complain(Located<Level> level) {
        return page().at(level.span(), "one reading of this starts the rollback, and nobody is asked")
                .withHelp("Say how long it must have lasted: `rollback: \"%s for 2m\"`, or write `decide: {by: […]}`."
                        .formatted(level.value().bound().written()));
    }

    /** What a person types or judges is a decision already. */
    private static boolean isMeasured(Threshold threshold) {
        return threshold
                .measure()
                .filter(m -> !(m.source() instanceof MeasureSource.Typed))
                .isPresent();
    }
}
