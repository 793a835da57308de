package deployspec.cli;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real procedure from T-7d to the signatures, on a virtual clock: its scripts run, with stand-ins for the commands that they
 * call; servers and people are played.
 */
final class RealProcedureTest {
    @TempDir
    private Path folder;

    @Test
    void isGreenToTheEnd() throws IOException {
        var entries = Rehearsed.real(folder).carryOut(at -> 0.0004, 0);
        Approvals.verify(story(entries));
    }

    @Test
    void rollsBackWhenTheErrorRateCrossesFivePercentDuringTheWatch() throws IOException {
        var rehearsed = Rehearsed.real(folder);
        var outage = rehearsed.begin().plus(Duration.ofHours(4));
        var entries = Rehearsed.real(folder)
                .carryOut(
                        at -> at.isAfter(outage) && at.isBefore(outage.plus(Duration.ofMinutes(10))) ? 0.07 : 0.0004,
                        Exit.ROLLED_BACK.code());
        Approvals.verify(story(entries));
    }

    /** The journal as a story: what happened, without what differs from machine to machine. */
    static String story(List<Entry> entries) {
        return entries.stream().map(RealProcedureTest::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Entry entry) {
        var at = entry.at().toString().substring(0, 16).replace('T', ' ');
        return at + " "
                + switch (entry.event()) {
                    case Event.StepStarted e -> "step " + e.step();
                    case Event.StepEnded e -> "step " + e.step() + " " + e.ending();
                    case Event.GateJudged e ->
                        "gate " + e.title() + ": " + e.verdict().result();
                    case Event.Sampled e ->
                        "sample %d of %d %s: %s"
                                .formatted(
                                        e.sample(),
                                        e.of(),
                                        e.title(),
                                        e.verdict().result());
                    case Event.Watched e ->
                        "watched " + e.threshold() + ": " + e.verdict().result();
                    case Event.ActionStarted e -> "action " + e.step() + " " + e.action();
                    case Event.ActionEnded e ->
                        "action " + e.step() + " " + e.action() + " " + e.outcome()
                                + (e.outcome() == Event.ActionOutcome.PASSED ? "" : ": " + e.how());
                    case Event.RunStarted e -> "run " + e.spec();
                    case Event.Captured e -> "captured " + e.name();
                    case Event.FilesKept e ->
                        "kept " + e.files().stream().map(f -> f.path()).toList();
                    case Event.Suspended e -> "suspended: " + e.reason();
                    case Event.RollbackTriggered e -> "rollback triggered by " + e.trigger() + " " + e.subject();
                    case Event.RollbackEnded e -> "rollback ended, succeeded: " + e.succeeded();
                    case Event.ProcedureEnded e -> "procedure " + e.ending() + " " + e.exit();
                    case Event.RunEnded e -> "run ended with " + e.exit();
                    case Event.Approved e ->
                        "approved " + e.key() + " by " + e.by().contact().orElse("");
                    case Event.SignedOff e -> "signed by " + e.by().contact().orElse("");
                    case Event.BaselineRead e -> "baseline of " + e.threshold();
                    default -> entry.event().getClass().getSimpleName();
                };
    }
}
