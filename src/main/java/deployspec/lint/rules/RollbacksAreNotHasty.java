package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.model.Located;
import deployspec.model.MeasureSource;
import deployspec.model.Rollback;
import deployspec.model.Spec;
import deployspec.model.Threshold;
import deployspec.value.Level;
import java.util.List;

/**
 * A rollback that nobody has to agree to is not started by one reading, because one lost packet is no outage, and a rollback is
 * one. Where a person decides, or what is read is itself taken over minutes, the levels are left alone.
 */
public final class RollbacksAreNotHasty implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "rollback-on-one-reading",
                Severity.WARNING,
                "One reading alone starts the rollback: nobody decides, and the level need not last.",
                "A single timeout of a probe takes back a deployment that was fine.",
                "Say how long it must have lasted, such as `rollback: \"> 5% for 2m\"`, or let somebody decide.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        if (!startsByItself(spec)) {
            return List.of();
        }
        return spec.thresholds().stream()
                .filter(RollbacksAreNotHasty::isProbed)
                .flatMap(t -> t.level(Level.Kind.ROLLBACK).stream()
                        .filter(level -> level.value().lasting().isEmpty())
                        .map(level -> complain(t, level)))
                .toList();
    }

    private Diagnostic complain(Threshold threshold, Located<Level> level) {
        return page().at(
                        level.span(),
                        "one reading of `%s` starts the rollback unasked"
                                .formatted(threshold.id().value()))
                .withHelp("Say how long it must have lasted: `%s`, or let somebody decide: `decide: {by: […]}`."
                        .formatted(lasting(level.value())));
    }

    private static String lasting(Level level) {
        var written = level.bound().written();
        return written.startsWith("is ") || written.contains(" and ") || written.contains(" or ")
                ? "for: 2m"
                : "rollback: \"" + written + " for 2m\"";
    }

    private static boolean startsByItself(Spec spec) {
        return spec.rollback().orElse(null) instanceof Rollback.Procedure procedure
                && procedure.decide() instanceof Rollback.Automatic;
    }

    private static boolean isProbed(Threshold threshold) {
        return threshold
                .measure()
                .filter(m -> m.source() instanceof MeasureSource.Http || m.source() instanceof MeasureSource.Query)
                .isPresent();
    }
}
