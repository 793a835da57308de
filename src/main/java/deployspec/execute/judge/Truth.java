package deployspec.execute.judge;

/** Whether something holds; what cannot be decided counts neither as yes nor as no. */
public enum Truth {
    YES,
    NO,
    UNDECIDED;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    public Truth not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNDECIDED -> UNDECIDED;
        };
    }

    Truth and(Truth other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : UNDECIDED;
    }

    Truth or(Truth other) {
        return not().and(other.not()).not();
    }
}
