package deployspec.plan;

import deployspec.value.Ere;
import deployspec.value.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a person is asked. Silence is never an answer. */
public sealed interface Question {
    /** Do what the step says, then say that it is done or that it failed. */
    record Done() implements Question {}

    /** Send this message by hand, then say that it is sent. */
    record Send(String channel, Text how, Text message) implements Question {}

    /** Answer with words: one of the options, or what matches the pattern; {@code name} is what the answer is kept under. */
    record Answer(String name, Text question, Optional<Ere> pattern, List<String> options) implements Question {
        public Answer {
            options = List.copyOf(options);
        }
    }

    /**
     * Agree, each for oneself.
     *
     * @param by contacts who may answer; a body counts through its members; empty = whoever carries out the run
     * @param atLeast how many different people must agree; one refusal is a no
     * @param notOperator whether whoever carries out the run does not count
     */
    record Approve(
            List<String> by,
            int atLeast,
            boolean notOperator,
            Optional<Text> question,
            Optional<Duration> within,
            Otherwise otherwise)
            implements Question {
        public Approve {
            by = List.copyOf(by);
        }
    }

    /** What happens when nobody has decided in time. */
    sealed interface Otherwise {}

    record KeepWaiting() implements Otherwise {}

    record Fail() implements Otherwise {}

    /** The rollback starts; only where the decision is about a rollback. */
    record Start() implements Otherwise {}

    record AskNext(Approve approve) implements Otherwise {}
}
