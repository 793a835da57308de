package deployspec.execute;

import java.util.Optional;

/**
 * How a run is carried out, beside what its plan says.
 *
 * @param yes scripts run without being asked about; it never answers a human gate
 * @param dryRun only what changes nothing is done, the rest is shown
 * @param waits whether an unattended run stays while somebody is asked who can answer from elsewhere
 * @param from the step to begin with; those before it are recorded as skipped
 */
public record Options(boolean yes, boolean dryRun, boolean waits, Optional<String> from) {
    public static final Options GUIDED = new Options(false, false, false, Optional.empty());
}
