package deployspec.report.run;

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

    /** How it ended, or that it did not. */
    static String word(RunStory.StepStory step) {
        return step.ending().map(e -> word(e.ending())).orElse(step.started().isPresent() ? "open" : "not reached");
    }

    /** How it is drawn: {@code good}, {@code bad}, {@code quiet} for what was left out, {@code open}. */
    static String kind(RunStory.StepStory step) {
        return step.ending()
                .map(e -> switch (e.ending()) {
                    case PASSED -> "good";
                    case FAILED, NO_DATA, ERROR -> "bad";
                    case SKIPPED, NOT_APPLICABLE -> "quiet";
                })
                .orElse(step.started().isPresent() ? "open" : "quiet");
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
