package deployspec.render.github;

import java.time.Duration;

/** How the renderer plans within what GitHub allows, {@link deployspec.plan.GithubLimits}. */
final class Limits {
    /** What a job may plan for: it also has to begin and to end. */
    static final Duration WORK = Duration.ofMinutes(350);

    /** How long a job may wait for an instant. */
    static final Duration IDLE = Duration.ofHours(1);

    /** How much of a wait that has a timer a job may wait for by itself: what follows in it has to find its time, too. */
    static final Duration IDLE_JOB = Duration.ofHours(5);

    /** What it may take to keep a file. */
    static final Duration FILES = Duration.ofMinutes(5);

    /** Fields of the form that starts a workflow. GitHub takes more by now; actionlint and older servers take 10. */
    static final int INPUTS = 10;

    private Limits() {}
}
