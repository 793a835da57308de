package deployspec.report.findings;

import deployspec.diagnostic.Severity;

/**
 * What a rule says of itself, for formats that carry the rules with the findings.
 *
 * @param code the fault in kebab-case
 * @param severity unless a project decides otherwise
 * @param fault the fault in one sentence
 * @param reason why it matters
 * @param remedy what to do
 */
public record RulePage(String code, Severity severity, String fault, String reason, String remedy) {}
