package deployspec.plan;

import java.util.Locale;

/** How all that is not timed from E may end. */
public enum RunEnding {
    DONE,
    ROLLED_BACK,
    STOPPED;

    /** As an author writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
