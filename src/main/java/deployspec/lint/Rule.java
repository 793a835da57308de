package deployspec.lint;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Label;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import java.util.List;

/** What every rule can say of itself; {@code spec explain} and docs/rules.md print it. */
public sealed interface Rule permits SpecRule, PlanRule, FindingsRule {
    Page page();

    /**
     * Whether it can say anything here.
     *
     * @param hasPlan whether the spec could be compiled
     */
    default boolean isAsked(Subject subject, boolean hasPlan) {
        return true;
    }

    /**
     * @param code the fault in kebab-case, also the name of the rule's folder of examples
     * @param severity unless a project decides otherwise
     * @param fault the fault in one sentence
     * @param reason why it matters at 2 a.m.
     * @param remedy what to do
     */
    record Page(String code, Severity severity, String fault, String reason, String remedy) {
        /** The beginning of a complaint: where, and the fault as it shows there. */
        public Diagnostic at(Span span, String summary) {
            return new Diagnostic(code, severity, summary, Label.of(span), List.of(), List.of());
        }
    }
}
