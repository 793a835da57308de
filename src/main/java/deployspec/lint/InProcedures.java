package deployspec.lint;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Span;
import deployspec.model.ProcedureUse;
import deployspec.model.Spec;

/** What is wrong with the steps of a procedure is wrong in the places that use it; a reader sees both. */
final class InProcedures {
    /** More places than these explain nothing. */
    private static final int SHOWN = 3;

    private InProcedures() {}

    static Diagnostic explained(Diagnostic diagnostic, Spec spec) {
        for (var procedure : spec.procedures()) {
            if (procedure.steps().contains(diagnostic.span())) {
                return usedAt(diagnostic, procedure.name().value(), spec);
            }
        }
        return diagnostic;
    }

    private static Diagnostic usedAt(Diagnostic diagnostic, String procedure, Spec spec) {
        var places = spec.uses().stream()
                .map(ProcedureUse::procedure)
                .filter(use -> use.value().equals(procedure))
                .map(use -> use.span())
                .filter(place ->
                        diagnostic.related().stream().noneMatch(r -> r.span().equals(place)))
                .limit(SHOWN)
                .toList();
        var explained = diagnostic;
        for (Span place : places) {
            explained = explained.relatedTo(place, "`%s` is used here".formatted(procedure));
        }
        return explained;
    }
}
