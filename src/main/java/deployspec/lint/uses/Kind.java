package deployspec.lint.uses;

/** What a name in a spec can stand for. */
public enum Kind {
    THRESHOLD("threshold"),
    CONTACT("contact"),
    CHANNEL("channel"),
    SHELL("shell"),
    SOURCE("source"),
    SECRET("secret"),
    PROCEDURE("procedure"),
    ENVIRONMENT("environment"),
    INPUT("input"),
    /** An input, a captured value, or a variable of the step. */
    VALUE("value"),
    /** Any step. */
    STEP("step"),
    ROLLBACK_STEP("rollback-step");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As in a rule's code. */
    public String word() {
        return word;
    }

    /** As in a sentence. */
    public String spoken() {
        return this == ROLLBACK_STEP ? "step of the rollback" : word;
    }
}
