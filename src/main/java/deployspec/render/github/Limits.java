package deployspec.render.github;

import java.time.Duration;

/** What GitHub allows. */
final class Limits {
    /** A hosted job ends after this. */
    static final Duration JOB = Duration.ofHours(6);

    /** What a job may plan for: it also has to begin and to end. */
    static final Duration WORK = Duration.ofMinutes(350);

    /** How long a job may wait for an instant. */
    static final Duration IDLE = Duration.ofHours(1);

    /** Fields of the form that starts a workflow. GitHub takes 25 by now; actionlint and older servers take 10. */
    static final int INPUTS = 10;

    private Limits() {}
}
