package deployspec.plan;

import deployspec.value.Text;
import java.util.Optional;

/** Ask before acting: a plain yes, or the word to type. Asked only where the condition holds; empty = always. */
public record Confirmation(Optional<Text> type, Optional<Condition> when) {}
