package deployspec.execute.event;

import deployspec.plan.Ending;
import deployspec.plan.RunEnding;
import deployspec.plan.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Something that has happened in a run. The state of a run is nothing but its events. */
public sealed interface Event {
    /**
     * @param run the run's id
     * @param digest of the plan, in hexadecimal
     * @param operator the name of whoever carries it out
     * @param folder in which scripts run
     * @param start the instant that T is
     * @param inputs by name
     */
    record RunStarted(
            String run,
            String spec,
            String digest,
            Optional<String> environment,
            String operator,
            String folder,
            Instant start,
            SequencedMap<String, String> inputs,
            boolean dryRun)
            implements Event {
        public RunStarted {
            inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
        }
    }

    /** Another process goes on with the run. */
    record Resumed(String operator) implements Event {}

    /** The process ends, the run does not. */
    record Suspended(int exit, String reason) implements Event {}

    /** For so long this process was there and did nothing: it, or the whole machine, was asleep. */
    record Slept(Duration lasting) implements Event {}

    /** T is another instant now. */
    record StartMoved(Instant start, String who) implements Event {}

    /** Whether a block's condition held. */
    record BlockDecided(String block, boolean applies, String reason) implements Event {}

    /** The beginning of a window is waited for. */
    record Held(String subject, Instant until, String reason) implements Event {}

    /**
     * The end of a window has passed.
     *
     * @param subject a step's or a block's id
     */
    record Late(String subject, Instant planned, Schedule.Late policy) implements Event {}

    /** A step's condition held; it has begun. */
    record StepStarted(String step) implements Event {}

    record BaselineRead(String step, String threshold, Reading reading, Verdict.Evidence evidence) implements Event {}

    /**
     * The intent: this is about to be done, and may have been done from now on.
     *
     * @param action its index in the step
     * @param attempt counts every start of this step, from 1
     */
    record ActionStarted(String step, int action, int attempt, String cookie, String what) implements Event {}

    /**
     * An action has ended.
     *
     * @param code exit code or HTTP status
     * @param how why it ended so, as a phrase
     * @param notBefore when whoever was asked wants to be asked again
     */
    record ActionEnded(
            String step,
            int action,
            int attempt,
            ActionOutcome outcome,
            Optional<Integer> code,
            String how,
            Optional<Instant> notBefore)
            implements Event {
        public ActionEnded(
                String step, int action, int attempt, ActionOutcome outcome, Optional<Integer> code, String how) {
            this(step, action, attempt, outcome, code, how, Optional.empty());
        }
    }

    enum ActionOutcome {
        PASSED,
        FAILED,
        NO_DATA,
        ERROR,
        /** It was stopped half-way, or nobody knows what became of it. */
        UNKNOWN
    }

    /** A person has said, or a look has shown, what an attempt of unknown outcome really came to. */
    record Settled(String step, int action, int attempt, Settlement settlement, Optional<Person> by, String reason)
            implements Event {}

    enum Settlement {
        DONE,
        FAILED,
        AGAIN
    }

    /** A value was found out. {@code value} is empty where it is secret. */
    record Captured(String step, String name, Optional<String> value) implements Event {}

    record Recorded(String step, String name, String value, Person by) implements Event {}

    record FilesKept(String step, List<KeptFile> files, Optional<String> problem) implements Event {
        public FilesKept {
            files = List.copyOf(files);
        }
    }

    /**
     * A gate was looked at, once or once more.
     *
     * @param gate its index in the step
     */
    record GateJudged(String step, int gate, String title, Verdict verdict) implements Event {}

    /**
     * A gate failed and holds nothing up, because somebody decided so.
     *
     * @param by the contact
     * @param until the last day on which that holds
     * @param person who said so while the run was carried out; empty where the plan says it
     */
    record GateWaived(
            String step, int gate, String title, String by, String why, Optional<String> until, Optional<Person> person)
            implements Event {}

    /**
     * One gate of one sample of a watch.
     *
     * @param sample from 1
     */
    record Sampled(String step, int gate, String title, int sample, int of, Verdict verdict) implements Event {}

    /** The first interval of a watch begins. */
    record WatchStarted(String step) implements Event {}

    /** A person holds that a watch's failed samples of this gate mean nothing. */
    record Dismissed(String step, int gate, Person by, String reason) implements Event {}

    /**
     * A threshold was looked at in the background: for its rollback level, or more closely between two samples of a watch. Only
     * written when the verdict differs from the one before.
     */
    record Watched(String threshold, Verdict verdict) implements Event {}

    /**
     * A person is being asked, for the first time in this process.
     *
     * @param key names the question, as in an answers file
     * @param choices the words that answer it; none where other words are wanted
     * @param contacts whose answers count, or may waive what failed; none where anybody's do
     * @param not whose answer does not count in any case
     * @param deadline when it lapses
     */
    record Asked(
            String key,
            String question,
            List<String> choices,
            List<String> contacts,
            Optional<String> not,
            Optional<Instant> deadline)
            implements Event {
        public Asked {
            choices = List.copyOf(choices);
            contacts = List.copyOf(contacts);
        }

        /** Whether somebody's consent is asked for. */
        public boolean isApproval() {
            return choices.contains("approve");
        }

        /** Whether something failed that those who are named may waive. */
        public boolean takesWaiver() {
            return choices.contains("waive");
        }
    }

    record Answered(String key, String answer, Optional<String> reason, Person by) implements Event {}

    /**
     * One person's approval or refusal.
     *
     * @param key names the question
     */
    record Approved(String key, boolean agrees, Optional<String> note, Person by) implements Event {}

    /** Nobody has decided in time. */
    record Lapsed(String key, String consequence) implements Event {}

    record StepEnded(String step, Ending ending, String reason, Optional<Person> by) implements Event {}

    /** What is done about a step that did not pass. */
    record Responded(String step, Resolution resolution, Optional<Person> by, String reason) implements Event {}

    enum Resolution {
        RETRY,
        SKIP,
        CONTINUE,
        ROLLBACK,
        STOP
    }

    /** From here on there is something to take back. */
    record RollbackArmed(String step) implements Event {}

    /** @param subject the threshold, step or block, or empty for a person's choice */
    record RollbackTriggered(Trigger trigger, String subject, String reason, Optional<Person> by) implements Event {}

    enum Trigger {
        LEVEL,
        JUDGEMENT,
        CHOICE,
        FAILURE,
        LATE
    }

    record RollbackDecided(boolean start, String how) implements Event {}

    /** This instant is R. */
    record RollbackStarted() implements Event {}

    record RollbackEnded(boolean succeeded, Duration took, Optional<Duration> budget, String reason) implements Event {}

    /**
     * Somebody has to know: the intent to tell this contact, through these channels.
     *
     * @param subject the threshold, or the key of the question that nobody answers
     * @param hop in the plan's escalation, from 1
     * @param contact empty where the plan has no escalation
     * @param missed when it was due, where nobody carried out the run then
     */
    record Escalated(
            Cause cause,
            String subject,
            int hop,
            Optional<String> contact,
            List<String> via,
            String reason,
            Optional<Instant> missed)
            implements Event {
        public Escalated {
            via = List.copyOf(via);
        }
    }

    /** Why somebody is told. */
    enum Cause {
        /** A threshold is at a critical level or a worse one, or nobody knows how it is. */
        LEVEL,
        /** A question was not answered in time. */
        LATE,
        /** The run can't go on without a person, and none is there. */
        WAITING
    }

    /**
     * What came of telling a contact through one channel.
     *
     * @param hop as in {@link Escalated}
     * @param how as a phrase
     * @param until when the next contact is told, unless somebody answers
     */
    record Told(
            Cause cause,
            String subject,
            int hop,
            String channel,
            Telling outcome,
            int attempts,
            String how,
            Optional<Instant> until)
            implements Event {}

    enum Telling {
        SENT,
        /** It was shown to whoever carries out the run, who sends it. */
        BY_HAND,
        NOT_SENT
    }

    /** Everybody on the escalation has been told, and nobody has answered in time. */
    record NobodyLeft(Cause cause, String subject, String reason) implements Event {}

    record Noted(String who, String text) implements Event {}

    record StopChosen(String who, String reason) implements Event {}

    /** All that is not timed from E has ended: this instant is E. */
    record ProcedureEnded(RunEnding ending, int exit, String reason) implements Event {}

    record SignedOff(Person by) implements Event {}

    record RunEnded(int exit, String reason) implements Event {}
}
