package deployspec.render.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.PlanFixtures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Where a procedure is cut, who releases what, and what the runbook is told. */
final class PipelineTest {
    private static final String PEOPLE = """
            contacts:
              lead: {role: Lead, phone: "1"}
              owner: {role: Owner, phone: "2"}
              guest: {role: Guest, phone: "3"}
              board: {role: Board, members: [lead, owner, guest]}
            """;

    @Test
    void cuts_wherever_somebody_comes_in_and_where_a_section_ends() {
        var pipeline = of("""
                - {step: One, id: one, run: "true", undo: {run: "true"}}
                - {step: Two, id: two, owner: lead}
                - {step: Three, id: three, owner: lead}
                - {step: Four, id: four, run: "true", undo: {run: "true"}}
                - {step: Five, id: five, owner: owner}
                - {step: Six, id: six, owner: lead}
                """);
        assertThat(pipeline.forward())
                .extracting(
                        Part::id,
                        Part::does,
                        PipelineTest::by,
                        part -> part.until().orElse("the end"))
                .containsExactly(
                        part("01-work", List.of("A.1 One"), "-", "one"),
                        part("02-two", List.of("A.4 Four"), "[lead]", "four"),
                        part("03-five", List.of(), "[owner]", "five"),
                        part("04-six", List.of(), "[lead]", "the end"));
        assertThat(pipeline.forward().get(1).release().orElseThrow().what()).containsExactly("A.2 Two", "A.3 Three");
    }

    @Test
    void ends_in_the_midst_of_a_step_that_a_person_judges() {
        var parts = of("""
                - step: Try
                  id: try
                  run: "true"
                  read-only: true
                  gates: [{title: Well, judgement: {question: Well?, good: "no"}}]
                """).forward();
        assertThat(parts.getFirst().until()).contains("try");
        assertThat(parts.getFirst().untilAsked()).contains("try/well");
        assertThat(answers(parts.getLast())).containsExactly(new Answer.Given("try/well", "no", Optional.of("yes")));
    }

    @Test
    void ends_in_a_step_where_a_child_is_somebodys() {
        var parts = of("""
                - step: Try
                  id: try
                  run: "true"
                  read-only: true
                  checks: [{step: Look, id: look, owner: owner}]
                """).forward();
        assertThat(parts.getFirst().until()).contains("try");
        assertThat(parts.getFirst().untilAsked()).contains("look");
    }

    @Test
    void has_a_part_for_each_who_must_agree() {
        var parts = of("- {step: Agree, id: agree, approve: {by: [board], at-least: 2}}\n")
                .forward();
        assertThat(parts).extracting(Part::id).containsExactly("01-agree", "02-agree");
        assertThat(parts.getFirst().untilAsked()).contains("agree.who");
        assertThat(answers(parts.getFirst()))
                .containsExactly(
                        new Answer.Entered(
                                "agree.who",
                                "ANSWER_WHO",
                                "Whose agreement this is",
                                List.of("lead", "owner", "guest")),
                        new Answer.Given("agree", "yes", Optional.of("no")));
        assertThat(answers(parts.getLast())).isEqualTo(answers(parts.getFirst()));
    }

    @Test
    void asks_in_front_of_branches_for_all_that_is_asked_in_them() {
        var parts = of("""
                - parallel:
                    - branch: Left
                      steps: [{step: Run, id: run, read-only: true, run: "true"}]
                    - branch: Right
                      owner: owner
                      steps: [{step: Tick, id: tick}]
                - {step: Then, id: then, read-only: true, run: "true"}
                """).forward();
        assertThat(parts).extracting(Part::id, PipelineTest::by).containsExactly(part("01-run", "[owner]"));
        assertThat(answers(parts.getFirst())).containsExactly(new Answer.Given("tick", "done", Optional.empty()));
    }

    @Test
    void goes_back_to_the_end_and_past_it() {
        var pipeline = Pipeline.of(PlanFixtures.of(PEOPLE + """
                phases:
                  - phase: Work
                    steps: [{step: One, id: one, run: "true", undo: {run: "true"}}]
                  - phase: Review
                    at: E+1d
                    after: any
                    steps: [{step: Learn, id: learn}]
                rollback: {steps: [{step: Back, id: back, undo-steps: all}]}
                sign-off: {by: [lead, owner]}
                """));
        assertThat(pipeline.forward())
                .extracting(
                        Part::id,
                        part -> part.until().orElse("-"),
                        part -> part.untilAsked().orElse("-"))
                .containsExactly(
                        part("01-work", "one", "-"),
                        part("02-sign-off", "one", "sign-off.owner"),
                        part("03-sign-off", "one", "-"),
                        part("04-learn", "-", "-"));
        assertThat(pipeline.back())
                .extracting(Part::id, Part::stage, part -> part.until().orElse("-"))
                .containsExactly(
                        part("back-01-back", "rollback", "undo-one"),
                        part("back-02-sign-off", "sign-off", "one"),
                        part("back-03-sign-off", "sign-off", "one"),
                        part("back-04-learn", "b-review", "-"));
    }

    @Test
    void has_somebody_begin_a_phase_when_it_is_due_unless_it_is_timed_from_the_end() {
        var plan = PlanFixtures.of(PEOPLE + """
                phases:
                  - {phase: Early, at: T-2d..T-1d, steps: [{step: Look, id: look, read-only: true, run: "true"}]}
                  - {phase: Close, at: T-23h30m..T-23h, steps: [{step: More, id: more, read-only: true, run: "true"}]}
                  - phase: Work
                    owner: lead
                    sections:
                      - {section: At first, at: T..T+10m, steps: [{step: One, id: one, run: "true", undo: {run: "true"}}]}
                      - {section: At last, at: T+30m..T+2h30m, steps: [{step: Also, id: also, read-only: true, run: "true"}]}
                  - {phase: At once, at: T+3h, steps: [{step: Then, id: then, read-only: true, run: "true"}]}
                  - phase: Later
                    at: T+4h..T+5h
                    approve: {by: [owner]}
                    steps: [{step: Two, id: two, run: "true", undo: {run: "true"}}]
                  - {phase: Day, at: E+1d..E+2d, hold: true, steps: [{step: Count, id: count, read-only: true, run: "true"}]}
                  - {phase: Week, at: E+7d, hold: true, steps: [{step: Learn, id: learn, read-only: true, run: "true"}]}
                """);

        assertThat(Pipeline.of(plan).forward())
                .extracting(
                        Part::id,
                        PipelineTest::by,
                        part -> part.release().map(r -> r.what().getFirst()).orElse("-"),
                        part -> part.delay().map(Duration::toString).orElse("-"))
                .containsExactly(
                        part("01-early", "-", "-", "-"),
                        part("02-close", "-", "-", "-"),
                        part("03-at-first", "[lead]", "C Work is due, T to T+10m", "-"),
                        part("04-at-last", "-", "-", "-"),
                        part("05-at-once", "-", "-", "-"),
                        part("06-later-approve", "[owner]", "E Later is due, T+4h to T+5h", "-"),
                        part("07-day", "-", "-", "PT24H"),
                        part("08-week", "[]", "G Week is due, E+7d", "-"));
        assertThat(Pipeline.planned(plan)).isEqualTo(Duration.ofDays(2 + 7).plusHours(5));
    }

    /** What nobody has planned lies between two phases and makes them no closer. */
    @Test
    void has_somebody_begin_a_phase_that_is_due_long_behind_the_last_one_that_is_planned() {
        var plan = PlanFixtures.of(PEOPLE + """
                phases:
                  - {phase: Work, at: T..T+1h, steps: [{step: One, id: one, read-only: true, run: "true"}]}
                  - {phase: Tidy, steps: [{step: Two, id: two, read-only: true, run: "true"}]}
                  - {phase: Day, at: T+1d, steps: [{step: Three, id: three, read-only: true, run: "true"}]}
                """);

        assertThat(Pipeline.of(plan).forward())
                .extracting(
                        Part::id,
                        part -> part.release().map(r -> r.what().getFirst()).orElse("-"))
                .containsExactly(
                        Tuple.tuple("01-work", "-"),
                        Tuple.tuple("02-tidy", "-"),
                        Tuple.tuple("03-day", "C Day is due, T+1d"));
    }

    @Test
    void takes_as_long_as_all_attempts_pauses_and_looks_may() {
        var part = of("""
                - step: Slow
                  id: slow
                  read-only: true
                  run: "true"
                  timeout: 10m
                  retry: {attempts: 3, every: 1m, backoff: 2}
                  gates: [{title: Fine, target: "< 1", measure: {run: echo 0}, within: 5m}]
                """).forward().getFirst();
        assertThat(part.longest())
                .isEqualTo(Duration.ofMinutes(3 * 10 + 1 + 2 + 5).plusSeconds(60));
    }

    @Test
    void gives_every_question_a_name_of_its_own() {
        var plan = PlanFixtures.ofSteps(
                "- {step: One, id: one, capture: {NOTE: {ask: What?}}}\n",
                PEOPLE + "sign-off: {by: [lead], record: {note: text}}\n");
        assertThat(Pipeline.of(plan).forward().stream().flatMap(part -> answers(part).stream()))
                .filteredOn(a -> a instanceof Answer.Entered)
                .extracting(Answer::key, a -> ((Answer.Entered) a).name())
                .containsExactly(part("one.NOTE", "ANSWER_NOTE"), part("sign-off.note", "ANSWER_SIGN_OFF_NOTE"));
    }

    private static Pipeline of(String steps) {
        return Pipeline.of(PlanFixtures.ofSteps(steps, PEOPLE));
    }

    private static List<Answer> answers(Part part) {
        return part.release().orElseThrow().answers();
    }

    private static String by(Part part) {
        return part.release().map(r -> r.by().toString()).orElse("-");
    }

    private static Tuple part(Object... values) {
        return Tuple.tuple(values);
    }
}
