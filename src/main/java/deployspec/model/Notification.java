package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.Optional;

/** One message to one channel; without a text the step's title is the message. */
public record Notification(Located<String> channel, Optional<Template> message, Span span) {}
