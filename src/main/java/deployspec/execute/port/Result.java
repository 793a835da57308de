package deployspec.execute.port;

import deployspec.execute.event.KeptFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a task ended. */
public sealed interface Result {
    /** @param leftRunning the processes that it started and that are still there, each as a person reads it */
    record ScriptEnded(int exit, Output output, Duration took, List<String> leftRunning) implements Result {
        public ScriptEnded {
            leftRunning = List.copyOf(leftRunning);
        }

        public ScriptEnded(int exit, Output output, Duration took) {
            this(exit, output, took, List.of());
        }
    }

    /**
     * An answer of any status.
     *
     * @param times how long each request took
     * @param flaw why the body is not what was sent, as a clause: {@code the answer is longer than 1 MiB}
     * @param comeBack after how long the server wants to be asked again
     */
    record HttpAnswered(
            int status, String body, List<Duration> times, Optional<String> flaw, Optional<Duration> comeBack)
            implements Result {
        public HttpAnswered {
            times = List.copyOf(times);
        }

        public static HttpAnswered whole(int status, String body, List<Duration> times) {
            return new HttpAnswered(status, body, times, Optional.empty(), Optional.empty());
        }
    }

    record Replied(Reply reply) implements Result {}

    record SecretFound(String value) implements Result {
        @Override
        public String toString() {
            return "SecretFound[***]";
        }
    }

    record FilesKept(List<KeptFile> files) implements Result {
        public FilesKept {
            files = List.copyOf(files);
        }
    }

    record TimedOut(Output output) implements Result {}

    record Cancelled(Output output) implements Result {}

    /** It could not be begun or carried through: no such program, refused connection, missing file; a sentence for a person. */
    record Failed(String why) implements Result {}

    /** Nobody knows what became of it. */
    record Lost() implements Result {}
}
