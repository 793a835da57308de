package deployspec.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deployspec.execute.event.Event;
import deployspec.plan.Plan;
import deployspec.plan.PlanFixtures;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A loop goes on to its next batch only when the gates let it. */
final class BatchesTest {
    private static final List<String> ALL =
            List.of("h1", "judged batch.1", "h2", "h3", "judged batch.2", "h4", "h5", "judged batch.3");

    @Test
    void gates_are_judged_behind_each_batch() {
        var rehearsal = new Rehearsal(plan("stop"), new FakeWorld().script("errors", 0, "0"));

        assertThat(rehearsal.begin()).isZero();

        assertThat(done(rehearsal)).isEqualTo(ALL);
    }

    @Test
    void a_gate_that_does_not_open_begins_no_other_batch_and_leads_where_the_step_says() {
        var world = new FakeWorld().script("errors", 0, "0").script("errors", 0, "7");
        var rehearsal = new Rehearsal(plan("rollback"), world);

        assertThat(rehearsal.begin()).isEqualTo(4);

        assertThat(done(rehearsal))
                .containsExactly("h1", "judged batch.1", "h2", "h3", "judged batch.2", "undo-h3", "undo-h2", "undo-h1");
    }

    @Test
    void a_batch_survives_a_crash_at_each_entry() {
        var whole = new Rehearsal(plan("stop"), new FakeWorld().script("errors", 0, "0"));
        whole.begin();
        int entries = whole.journal.entries().size();

        for (int crash = 1; crash < entries; crash++) {
            var rehearsal = new Rehearsal(plan("stop"), new FakeWorld().script("errors", 0, "0"));
            rehearsal.journal.crashingBehind(crash);
            assertThatThrownBy(rehearsal::begin).isInstanceOf(MemoryJournal.Crash.class);
            rehearsal.journal.crashingBehind(Integer.MAX_VALUE);

            assertThat(rehearsal.resume()).as("after %d entries", crash).isZero();

            assertThat(changes(rehearsal)).as("after %d entries", crash).containsExactly("h1", "h2", "h3", "h4", "h5");
        }
    }

    private static List<String> changes(Rehearsal rehearsal) {
        return done(rehearsal).stream()
                .filter(s -> s.startsWith("h"))
                .distinct()
                .toList();
    }

    /** What was begun, and what was judged. */
    private static List<String> done(Rehearsal rehearsal) {
        return rehearsal.journal.entries().stream()
                .flatMap(e -> switch (e.event()) {
                    case Event.ActionStarted a -> Stream.of(a.step());
                    case Event.GateJudged g -> Stream.of("judged " + g.step());
                    default -> Stream.<String>empty();
                })
                .map(words -> words.replace("roll-out.", ""))
                .toList();
    }

    private static Plan plan(String onFailure) {
        return PlanFixtures.ofSteps("""
                - step: Roll out
                  for-each:
                    - {title: h1, N: "1"}
                    - {title: h2, N: "2"}
                    - {title: h3, N: "3"}
                    - {title: h4, N: "4"}
                    - {title: h5, N: "5"}
                  batch: [1, 50%%, 100%%]
                  run: deploy
                  idempotent: true
                  undo: {run: back}
                  gates: [{title: Errors, target: "< 1", measure: {run: errors}}]
                  on-failure: %s
                """.formatted(onFailure), "rollback: {decide: automatic}\n");
    }
}
