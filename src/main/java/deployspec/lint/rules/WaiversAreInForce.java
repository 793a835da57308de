package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Waiver;
import java.util.List;

/** A waiver is still in force, because after its last day the gate holds the deployment up, in the middle of the night. */
public final class WaiversAreInForce implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "waiver-expired",
                Severity.WARNING,
                "The last day of a waiver had passed on the day that `--today` names.",
                "Whoever reads it believes that the gate need not hold, and the run stops there.",
                "Remove the waiver and mend what it was for, or let somebody decide anew.");
    }

    @Override
    public boolean isAsked(Subject subject, boolean hasPlan) {
        return subject.today().isPresent();
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return subject.today().stream()
                .flatMap(today -> Written.gates(subject.spec())
                        .flatMap(gate -> gate.terms().waiver().stream())
                        .filter(waiver -> today.isAfter(waiver.until().value())))
                .map(this::complain)
                .toList();
    }

    private Diagnostic complain(Waiver waiver) {
        return page().at(
                        waiver.until().span(),
                        "the waiver of `%s` has ended on %s"
                                .formatted(waiver.gate().value(), waiver.until().value()))
                .withHelp(page().remedy());
    }
}
