package deployspec.cli;

/** How the process ends. A script may rely on these numbers; {@code spec help exit-codes} prints them. */
enum Exit {
    DONE(0, "done"),
    FINDINGS(1, "findings, drift, or a gate that failed and stopped the run"),
    USAGE(2, "wrong arguments, or a spec that cannot be read"),
    INTERNAL(3, "a fault of this program"),
    ROLLED_BACK(4, "rolled back"),
    ROLLBACK_FAILED(5, "the rollback failed"),
    STOPPED(6, "stopped by a person"),
    WAITING(7, "waiting for a person or a decision"),
    HUNG_UP(129, "the terminal was lost; the run can be resumed"),
    INTERRUPTED(130, "interrupted; the run can be resumed"),
    TERMINATED(143, "terminated; the run can be resumed");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    String meaning() {
        return meaning;
    }
}
