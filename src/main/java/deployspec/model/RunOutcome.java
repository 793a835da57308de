package deployspec.model;

/** How the procedure ended, as a condition asks for it. */
public enum RunOutcome {
    DONE,
    ROLLED_BACK,
    STOPPED
}
