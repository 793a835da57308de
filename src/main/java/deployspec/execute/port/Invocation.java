package deployspec.execute.port;

import java.time.Instant;

/** What a person may ask for at any prompt, or while something runs; {@code who} is a name. */
public sealed interface Invocation {
    String who();

    /** Start nothing new until released. */
    record Hold(String who) implements Invocation {}

    record Release(String who) implements Invocation {}

    record RollBack(String who, String reason) implements Invocation {}

    /** One of the plan's rollback judgements holds; {@code judgement} is its text as prompted. */
    record Judge(String who, String judgement) implements Invocation {}

    record Stop(String who, String reason) implements Invocation {}

    record Note(String who, String text) implements Invocation {}

    /** T becomes another instant; only until the first changing step starts. */
    record MoveStart(String who, Instant start) implements Invocation {}
}
