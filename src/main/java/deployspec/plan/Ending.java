package deployspec.plan;

/** How a step may end. */
public enum Ending {
    PASSED,
    /** Measured or done, and bad. */
    FAILED,
    /** Measured nothing. */
    NO_DATA,
    /** Could not measure or run. */
    ERROR,
    /** Left out by a person, who gave a reason. */
    SKIPPED,
    /** Its condition did not hold. */
    NOT_APPLICABLE;

    /** Whether later steps may start. */
    public boolean opens() {
        return switch (this) {
            case PASSED, SKIPPED, NOT_APPLICABLE -> true;
            case FAILED, NO_DATA, ERROR -> false;
        };
    }
}
