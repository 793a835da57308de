package deployspec.plan;

import java.time.Duration;

/** What a workflow of GitHub can hold of a plan: the renderer plans by it, and a rule says early what is beyond it. */
public final class GithubLimits {
    /** A job on one of GitHub's own machines ends after this. */
    public static final Duration JOB = Duration.ofHours(6);

    /** Whoever has to approve is waited for so long; then the workflow fails. */
    public static final Duration APPROVAL = Duration.ofDays(30);

    /** The wait timer of an environment: whole minutes, no more than this. */
    public static final Duration TIMER = Duration.ofDays(30);

    /** Fields of the form that starts a workflow. */
    public static final int INPUTS = 25;

    /** Characters of one {@code run}. */
    public static final int SCRIPT = 21_000;

    /** Bytes of one workflow file. */
    public static final int FILE = 500_000;

    private GithubLimits() {}
}
