package deployspec.model;

import deployspec.diagnostic.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A question to people who may say yes.
 *
 * @param by who may answer; a body stands for its members
 * @param atLeast how many of them must say yes
 * @param notOperator whether the person who runs the procedure doesn't count
 */
public record Approval(
        List<Located<String>> by,
        int atLeast,
        boolean notOperator,
        Optional<Template> question,
        Optional<Duration> within,
        Otherwise otherwise,
        Span span) {
    public Approval {
        by = List.copyOf(by);
    }

    /** What happens when nobody answers in time. */
    public sealed interface Otherwise {}

    public record KeepWaiting() implements Otherwise {}

    public record Fail() implements Otherwise {}

    /** Others are asked. */
    public record Ask(Approval approval) implements Otherwise {}
}
