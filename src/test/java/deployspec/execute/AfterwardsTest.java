package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Invocation;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.plan.PlannedBlock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Phases that follow in any case. */
final class AfterwardsTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void what_stops_one_of_them_leaves_it_and_the_next_has_its_turn() {
        var world = new FakeWorld().script("clean", 1, "no");
        var rehearsal = new Rehearsal(
                plan(
                        List.of(
                                phase("main", run("build").step()),
                                phase(
                                        "cleanup",
                                        PlannedBlock.After.ANY,
                                        run("clean").step(),
                                        run("never").step()),
                                phase(
                                        "report",
                                        PlannedBlock.After.ANY,
                                        run("report").step())),
                        Optional.empty(),
                        List.of()),
                world);

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(world.ledger).containsExactly("build", "clean", "report");
    }

    @Test
    void a_stop_does_not_break_off_what_they_ask() {
        var world = new FakeWorld()
                .script("build", new FakeWorld.Does(LONG, new Result.ScriptEnded(0, Output.NONE, LONG)))
                .withSomebody()
                .says("sweep", "done")
                .invoke(Duration.ofMinutes(1), new Invocation.Stop("Ada", "enough for today"));
        var rehearsal = new Rehearsal(
                plan(
                        List.of(
                                phase("main", run("build").step(), run("switch").step()),
                                phase(
                                        "cleanup",
                                        PlannedBlock.After.ANY,
                                        person("sweep").step())),
                        Optional.empty(),
                        List.of()),
                world);

        assertThat(rehearsal.begin()).isEqualTo(6);

        assertThat(world.ledger).containsExactly("build");
        assertThat(rehearsal.endings()).containsExactly("sweep PASSED");
    }
}
