package deployspec.diagnostic;

/** How bad a diagnostic is. Only an error stops a spec from being compiled. */
public enum Severity {
    ERROR,
    WARNING;

    /** The word as people and formats write it. */
    public String word() {
        return this == ERROR ? "error" : "warning";
    }
}
