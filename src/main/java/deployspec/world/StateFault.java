package deployspec.world;

/** The state of runs on disk is not as it must be: a sentence and what to do about it, never repaired in silence. */
public final class StateFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    public StateFault(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
