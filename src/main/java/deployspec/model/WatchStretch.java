package deployspec.model;

import deployspec.diagnostic.Span;
import java.time.Duration;
import java.util.Optional;

/** A part of a watch with its own cadence; samples fall at the end of each interval. */
public record WatchStretch(Duration length, Duration every, Optional<Template> about, Span span) {}
