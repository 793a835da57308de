package deployspec.diagnostic;

/** How bad a diagnostic is, the worst first. Only an error stops a spec from being compiled. */
public enum Severity {
    ERROR,
    WARNING,
    /** A suggestion: nothing is wrong, something could be better. */
    NOTE;

    /** The word as people and formats write it. */
    public String word() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }

    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
