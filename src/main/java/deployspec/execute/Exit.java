package deployspec.execute;

/** How a process that carries out a run ends, and the exit code that says so. */
public enum Exit {
    DONE(0),
    FAILED(1),
    ROLLED_BACK(4),
    ROLLBACK_FAILED(5),
    STOPPED(6),
    WAITING(7),
    HUNG_UP(129),
    INTERRUPTED(130),
    TERMINATED(143);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
