package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Between two processes of a run the clock is set back or forth, or the machine sleeps. */
final class ClockTest {
    private static final List<Duration> JUMPS =
            List.of(Duration.ofHours(-2), Duration.ofSeconds(-1), Duration.ofMinutes(3), Duration.ofDays(2));

    private static Plan plan() {
        var build = run("build").undone();
        var change = run("change").undone().onFailure(Response.ROLLBACK);
        return Plans.plan(
                List.of(phase("main", build.step(), change.step())),
                rollback(automatic(), List.of(), change.undo(), build.undo()),
                List.of());
    }

    private static FakeWorld world() {
        return new FakeWorld().script("change", 1, "no");
    }

    @Test
    void noDurationIsNegativeAndTheOrderIsThatOfTheNumbers() {
        var whole = new Rehearsal(plan(), world());
        assertThat(whole.begin()).isEqualTo(4);
        int entries = whole.journal.entries().size();
        int runs = 0;
        for (var jump : JUMPS) {
            for (int behind = 1; behind < entries; behind++) {
                var run = new Rehearsal(plan(), world());
                run.journal.crashingBehind(behind);
                try {
                    run.begin();
                } catch (MemoryJournal.Crash e) {
                    run.world.crash();
                }
                run.world.advance(jump);
                int exit = run.resume();
                assertThat(exit)
                        .as("behind entry %d, the clock jumps by %s", behind, jump)
                        .isIn(4, 7);
                assertThat(run.journal.entries().stream().map(e -> (int) e.seq()))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, run.journal.entries().size())
                                        .boxed()
                                        .toList());
                assertThat(run.journal.all(Event.RollbackEnded.class))
                        .allSatisfy(e -> assertThat(e.took().isNegative()).isFalse());
                if (exit == 4) {
                    assertThat(run.world.ledger).containsExactlyElementsOf(whole.world.ledger);
                }
                runs++;
            }
        }
        System.out.printf("clock jumps: %d runs, 0 negative durations, every order by number%n", runs);
    }
}
