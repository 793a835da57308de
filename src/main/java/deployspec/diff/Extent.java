package deployspec.diff;

/** How what a bound, a condition or a list lets through has changed. */
public enum Extent {
    SAME,
    /** All that it let through before, and more. */
    WIDER,
    NARROWER,
    /** Neither holds, or nobody can tell. */
    OTHER;

    /** @param grown whether all of before is in after */
    public static Extent of(boolean grown, boolean shrunk) {
        if (grown) {
            return shrunk ? SAME : WIDER;
        }
        return shrunk ? NARROWER : OTHER;
    }

    public Extent reversed() {
        return switch (this) {
            case WIDER -> NARROWER;
            case NARROWER -> WIDER;
            case SAME, OTHER -> this;
        };
    }

    /** Of something that lets through only what both of its parts do. */
    public Extent and(Extent other) {
        if (this == SAME || this == other) {
            return other;
        }
        return other == SAME ? this : OTHER;
    }

    /** What it means where letting more through guards less. */
    public Effect effect() {
        return switch (this) {
            case SAME -> Effect.CHANGED;
            case WIDER -> Effect.WEAKER;
            case NARROWER -> Effect.STRONGER;
            case OTHER -> Effect.UNCLEAR;
        };
    }
}
