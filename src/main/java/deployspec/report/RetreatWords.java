package deployspec.report;

import deployspec.prose.Wording;
import deployspec.schedule.LastRetreat;

/** What limits a rollback, in words. */
public final class RetreatWords {
    private RetreatWords() {}

    /** What happens when a rollback has to be over, such as {@code “B Deploy” ends}. */
    public static String limit(LastRetreat last, Wording wording) {
        return last.window()
                .map(environment -> "the change window of %s closes".formatted(environment))
                .orElseGet(() -> "“%s %s” ends".formatted(last.number(), wording.plain(last.title())));
    }
}
