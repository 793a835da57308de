package deployspec.report;

import deployspec.plan.Ending;
import deployspec.plan.RunEnding;

/** How things ended, in words. */
final class Endings {
    private Endings() {}

    static String word(Ending ending) {
        return switch (ending) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case NO_DATA -> "no data";
            case ERROR -> "error";
            case SKIPPED -> "skipped";
            case NOT_APPLICABLE -> "not applicable";
        };
    }

    static String ofRun(RunStory story) {
        return story.procedure()
                .map(p -> switch (p.ending()) {
                    case DONE -> "Done";
                    case ROLLED_BACK -> p.exit() == 0 || p.exit() == 4 ? "Rolled back" : "The rollback failed";
                    case STOPPED -> "Stopped";
                })
                .orElse("Ended");
    }

    static boolean isGood(RunStory story) {
        return story.procedure().map(p -> p.ending() == RunEnding.DONE).orElse(false);
    }
}
