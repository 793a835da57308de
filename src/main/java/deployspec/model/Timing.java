package deployspec.model;

import deployspec.value.Window;
import java.time.Duration;
import java.util.Optional;

/**
 * What is planned about the time of a block or a step.
 *
 * @param hold whether the window's beginning is a not-before
 */
public record Timing(Optional<Located<Window>> at, boolean hold, Late late, Optional<Located<Duration>> takes) {}
