package deployspec.lint;

/** What every rule can say of itself; {@code spec explain} and docs/rules.md print it. */
public sealed interface Rule permits SpecRule, PlanRule {
    Page page();

    /**
     * @param code the fault in kebab-case, also the name of the rule's folder of examples
     * @param fault the fault in one sentence
     * @param reason why it matters at 2 a.m.
     * @param remedy what to do
     */
    record Page(String code, String fault, String reason, String remedy) {}
}
