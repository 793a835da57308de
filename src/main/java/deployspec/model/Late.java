package deployspec.model;

/** What passing the end of a window does. */
public enum Late {
    NOTE,
    ASK,
    ROLLBACK
}
