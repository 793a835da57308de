package deployspec.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;

/** What is no longer done in any case shows only in the night in which something else fails. */
final class AlwaysTest {
    private static final String LOOK = "{step: Tell, id: tell, run: ./tell.sh, read-only: true}";
    private static final String CHANGE = "{step: Unlock, id: unlock, run: ./unlock.sh, undo: ./lock.sh}";
    private static final String NOTHING = "Look around";

    @Test
    void a_step_that_is_gone_is_missed() {
        assertThat(Differ.diff(Specs.plan(spec(NOTHING, LOOK, NOTHING)), Specs.plan(spec(NOTHING, NOTHING, NOTHING))))
                .extracting(Change::effect, Change::kind)
                .contains(tuple(Effect.WEAKER, "always-removed"));
    }

    @Test
    void a_step_that_is_like_any_other_now_is_weaker() {
        var always = Specs.plan(spec(NOTHING, LOOK, NOTHING));
        var sometimes = Specs.plan(spec(LOOK, NOTHING, NOTHING));

        assertThat(Differ.diff(always, sometimes))
                .extracting(Change::effect, Change::kind)
                .contains(tuple(Effect.WEAKER, "always-removed"));
        assertThat(Differ.diff(sometimes, always))
                .extracting(Change::effect, Change::kind)
                .contains(tuple(Effect.STRONGER, "always-added"));
    }

    @Test
    void a_change_that_is_made_after_a_failure_now_is_for_people_to_judge() {
        var always = Specs.plan(spec(NOTHING, CHANGE, NOTHING));
        var sometimes = Specs.plan(spec(CHANGE, NOTHING, NOTHING));

        assertThat(Differ.diff(sometimes, always))
                .extracting(Change::effect, Change::kind)
                .contains(tuple(Effect.UNCLEAR, "always-added"));
    }

    @Test
    void so_is_one_that_belongs_to_another_part() {
        var inner = Specs.plan(spec(NOTHING, LOOK, NOTHING));
        var outer = Specs.plan(spec(NOTHING, NOTHING, LOOK));

        assertThat(Differ.diff(outer, inner))
                .extracting(Change::effect, Change::kind)
                .contains(tuple(Effect.UNCLEAR, "always-elsewhere"));
    }

    private static String spec(String step, String inner, String outer) {
        return """
                spec: deployment/v1
                id: x
                title: X
                phases:
                  - phase: Deploy
                    sections:
                      - section: Switch
                        steps: [%s, Switch the traffic]
                        always: [%s]
                    always: [%s]
                """.formatted(
                step, inner.equals(NOTHING) ? "Look again" : inner, outer.equals(NOTHING) ? "And again" : outer);
    }
}
