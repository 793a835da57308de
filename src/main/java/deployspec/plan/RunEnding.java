package deployspec.plan;

/** How all that is not timed from E may end. */
public enum RunEnding {
    DONE,
    ROLLED_BACK,
    STOPPED
}
