package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import deployspec.execute.port.Happening;
import deployspec.execute.port.Happening.Signal;
import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SignalsTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private static FakeWorld building() {
        return new FakeWorld().script("build", new FakeWorld.Does(LONG, new Result.ScriptEnded(0, Output.NONE, LONG)));
    }

    private static FakeWorld signalled(FakeWorld world, Signal signal, int minutes) {
        return world.after(Duration.ofMinutes(minutes), new Happening.Signalled(signal));
    }

    private static Rehearsal twoSteps(FakeWorld world) {
        return new Rehearsal(plan(run("build").step(), run("switch").step()), world);
    }

    @Test
    void without_a_person_an_interrupt_lets_the_script_end_and_the_run_is_resumed_behind_it() {
        var rehearsal = twoSteps(signalled(building(), Signal.INT, 1));

        assertThat(rehearsal.begin()).isEqualTo(130);
        assertThat(rehearsal.world.ledger).containsExactly("build");
        assertThat(rehearsal.endings()).isEmpty();

        assertThat(rehearsal.resume()).isZero();
        assertThat(rehearsal.world.ledger).containsExactly("build", "switch");
    }

    @Test
    void a_person_is_asked_and_may_go_on() {
        var world = signalled(building(), Signal.INT, 1).withSomebody().says("interrupt", "continue");

        assertThat(twoSteps(world).begin()).isZero();

        assertThat(world.ledger).containsExactly("build", "switch");
    }

    @Test
    void a_second_interrupt_stops_the_script_and_leaves_its_outcome_open() {
        var rehearsal = twoSteps(signalled(signalled(building(), Signal.INT, 1), Signal.INT, 2));

        assertThat(rehearsal.begin()).isEqualTo(130);

        assertThat(rehearsal.journal.all(Event.ActionEnded.class).getFirst().outcome())
                .isEqualTo(Event.ActionOutcome.UNKNOWN);
        assertThat(rehearsal.resume()).isEqualTo(7);
        assertThat(rehearsal.world.ledger).containsExactly("build");
    }

    @Test
    void a_request_to_end_stops_the_script_and_asks_nobody() {
        var rehearsal = twoSteps(signalled(building(), Signal.TERM, 1).withSomebody());

        assertThat(rehearsal.begin()).isEqualTo(143);

        assertThat(rehearsal.world.prompts).isEmpty();
    }

    @Test
    void a_lost_terminal_lets_the_script_end() {
        var rehearsal = twoSteps(signalled(building(), Signal.HUP, 1).withSomebody());

        assertThat(rehearsal.begin()).isEqualTo(129);

        assertThat(rehearsal.journal.all(Event.ActionEnded.class).getFirst().outcome())
                .isEqualTo(Event.ActionOutcome.PASSED);
    }
}
