package deployspec.diff;

/** What a change does to the safety of a procedure, from what a reviewer must see first to what may be passed over. */
public enum Effect {
    /** Something is guarded, watched, asked or undone less than before. */
    WEAKER,
    /** It may be less: what judges is another one, and two scripts cannot be put in an order. Whoever reviews has to. */
    UNCLEAR,
    STRONGER,
    REMOVED,
    ADDED,
    MOVED,
    /** Another text, command, time or address, which guards neither more nor less. */
    CHANGED;

    /** Whether a person has to look before this is merged; what cannot be decided counts, because silence must be trusted. */
    public boolean weakens() {
        return this == WEAKER || this == UNCLEAR;
    }
}
