package deployspec.render.shell;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.PlanFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run that is handed from one process to the next, as an engine for pipelines does it. */
final class RunbookPartsTest {
    private static final String PROCEDURE = """
            inputs: {MODE: {default: plain}}
            contacts: {lead: {role: Lead, phone: "1"}}
            phases:
              - phase: First
                steps:
                  - {step: One, id: one, run: echo one >> trace, undo: {run: echo back one >> trace}}
                  - step: Two
                    id: two
                    read-only: true
                    run: echo two >> trace
                    gates: [{title: It looks well, judgement: {question: Does it look well?, good: "yes"}}]
                sections:
                  - section: Only sometimes
                    when: {value: MODE, is: [other]}
                    steps: [{step: Never, id: never, read-only: true, run: echo never >> trace}]
              - phase: Second
                steps:
                  - parallel:
                      - branch: Left
                        steps: [{step: Left, id: left, read-only: true, run: echo side >> trace}]
                      - branch: Right
                        steps: [{step: Right, id: right, read-only: true, run: echo side >> trace}]
                  - step: Three
                    id: three
                    run: echo three >> trace; [ ! -e broken ]
                    undo: {run: echo back three >> trace}
              - phase: In any case
                after: any
                steps: [{step: Look back, id: look-back, read-only: true, run: echo look back >> trace}]
            rollback:
              steps:
                - {step: Take it back, id: take-back, undo-steps: all}
                - {step: Look again, id: look-again, read-only: true, run: echo look again >> trace}
            sign-off: {by: [lead]}
            """;

    private static final String WELL = "two/it-looks-well=yes\n";

    @TempDir
    Path folder;

    private RunningRunbook runbook;

    @BeforeEach
    void write() {
        runbook = new RunningRunbook(folder, PlanFixtures.of(PROCEDURE));
    }

    @Test
    void ends_behind_a_step_and_goes_on_from_there() {
        assertThat(runbook.run("", "--until", "one").trace()).containsExactly("one");
        assertThat(part(WELL, "two").trace()).containsExactly("one", "two");
        assertThat(part("", "right").trace()).containsExactly("one", "two", "side", "side");
        assertThat(part("", "look-back").trace()).containsExactly("one", "two", "side", "side", "three", "look back");
        var end = runbook.run("sign-off.lead=Ada", "--resume");
        assertThat(end.output()).contains("fixture: done");
        assertThat(end.exit()).isZero();
    }

    @Test
    void the_end_is_when_the_last_part_in_time_ends_and_not_when_the_next_one_begins() throws IOException {
        runbook.run(WELL, "--until", "three");
        assertThat(state()).doesNotContain("instant\tE\t");
        part("", "look-back");
        assertThat(state()).contains("instant\tE\t");
    }

    private String state() throws IOException {
        return Files.readString(folder.resolve("state/latest/state"));
    }

    @Test
    void goes_no_further_although_nothing_of_the_part_applies() {
        runbook.run(WELL, "--until", "two");
        assertThat(part("", "never").trace()).containsExactly("one", "two");
    }

    @Test
    void ends_well_where_the_next_part_brings_the_answer() {
        var asked = runbook.run("", "--until", "two", "--until-asked", "two/it-looks-well");
        assertThat(asked.exit()).as(asked.output()).isZero();
        assertThat(part(WELL, "two").exit()).isZero();
    }

    @Test
    void waits_for_whoever_nobody_has_planned_for() {
        var asked = runbook.run("", "--until", "two");
        assertThat(asked.exit()).isEqualTo(7);
        assertThat(asked.output()).contains("Waiting for a person: two/it-looks-well");
    }

    @Test
    void leaves_what_follows_a_failure_to_the_parts_of_the_way_back() {
        runbook.write("broken", "");
        runbook.run(WELL, "--until", "two");
        var broken = part("", "three");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.trace()).endsWith("three");

        var back = runbook.run("", "--rollback", "--until", "take-back");
        assertThat(back.exit()).as(back.output()).isZero();
        assertThat(back.trace()).endsWith("three", "back three", "back one");
        assertThat(part("", "look-again").trace()).endsWith("back one", "look again");
        assertThat(part("", "look-back").trace()).endsWith("look again", "look back");
        assertThat(runbook.run("sign-off.lead=Ada", "--resume").exit()).isEqualTo(4);
    }

    @Test
    void knows_every_step_that_it_is_to_end_behind() {
        var refused = runbook.run("", "--until", "nowhere");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.output()).contains("--until: there is no step nowhere; --list shows them all");
    }

    private RunningRunbook.Outcome part(String answers, String until) {
        return runbook.run(answers, "--resume", "--until", until);
    }
}
