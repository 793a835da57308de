package deployspec.prose;

import deployspec.plan.ChangeWindows;

/** When something may be changed. */
public final class ChangeWindowWords {
    private ChangeWindowWords() {}

    /** What it means for whoever carries out a procedure. */
    public static String rule(ChangeWindows windows) {
        return "%s: %s; steps that change something begin at no other time, a rollback may"
                .formatted(windows.environment(), windows.written());
    }
}
