package deployspec.model;

/** How a step ended, as a condition asks for it. */
public enum StepOutcome {
    PASSED,
    FAILED,
    NO_DATA,
    ERROR,
    SKIPPED,
    NOT_APPLICABLE
}
