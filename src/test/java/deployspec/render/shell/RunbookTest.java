package deployspec.render.shell;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.PlanFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runbooks carried out by bash, as a person without this tool would. */
@ParameterizedClass
@MethodSource("deployspec.render.shell.BashVersion#all")
final class RunbookTest {
    private static final String CHANGE = """
            - step: Change it
              id: change
              run: echo change >> trace
              undo: {run: echo back >> trace}
            """;

    private final BashVersion bash;

    @TempDir
    Path folder;

    RunbookTest(BashVersion bash) {
        this.bash = bash;
    }

    @Test
    void carries_out_steps_in_order_with_captured_values() {
        var runbook = steps("""
                - step: Look
                  id: look
                  read-only: true
                  run: printf 'noise\\nversion=1.2\\n'
                  capture: {VERSION: {read: {regex: "^version=(.+)$"}}}
                """ + CHANGE + """
                - step: Use it
                  run: echo "use $VERSION in $SPEC_STEP" >> trace
                  undo: {run: "true"}
                  gates: [{title: Lines, target: "= 2", measure: {run: wc -l < trace, read: number}}]
                """);
        var outcome = runbook.run("");
        assertThat(outcome.trace()).containsExactly("change", "use 1.2 in use-it");
        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }

    @Test
    void a_gate_that_stays_shut_rolls_back_what_ran_last_first() {
        var runbook = steps(CHANGE + """
                - step: Change more
                  run: echo more >> trace
                  undo: {run: echo less >> trace}
                - step: Never reached
                  when: {value: NAME, is: [other]}
                  run: echo never >> trace
                  undo: {run: echo never back >> trace}
                - step: Judge
                  gates: [{title: Errors, target: "< 1%", measure: {run: echo 3, unit: "%"}}]
                  on-failure: rollback
                - step: After
                  run: echo after >> trace
                  undo: {run: "true"}
                """, """
                inputs: {NAME: {default: this}}
                rollback: {decide: automatic}
                """);
        var outcome = runbook.run("");
        assertThat(outcome.trace()).containsExactly("change", "more", "less", "back");
        assertThat(outcome.output()).contains("Errors is 3%, not <1%", "Not applicable");
        assertThat(outcome.exit()).isEqualTo(4);
    }

    @Test
    void a_failed_undo_is_a_failed_rollback() {
        var runbook = steps("""
                - step: Change it
                  id: change
                  run: echo change >> trace
                  undo: {run: exit 3}
                - step: Fail
                  run: exit 1
                  on-failure: rollback
                  undo: {run: "true"}
                """, "rollback: {decide: automatic}\n");
        var outcome = runbook.run("undo-change.failure=stop\n");
        assertThat(outcome.exit()).as(outcome.output()).isEqualTo(5);
    }

    @Test
    void waits_for_a_person_and_resumes_without_doing_anything_twice() {
        var runbook = steps(CHANGE + """
                - Look at it
                - step: Go on
                  run: echo on >> trace
                  undo: {run: "true"}
                """);
        assertThat(runbook.run("").exit()).isEqualTo(7);
        assertThat(runbook.run("").exit())
                .as("a second run beside one that has not ended")
                .isEqualTo(2);

        var outcome = runbook.run("look-at-it=done\n", "--resume");
        assertThat(outcome.trace()).containsExactly("change", "on");
        assertThat(outcome.exit()).isZero();
        assertThat(runbook.run("", "--resume").exit())
                .as("a run that has ended")
                .isEqualTo(2);
    }

    @Test
    void consent_to_scripts_is_no_answer_for_a_person() {
        assertThat(steps("- Look at it\n").run("").exit()).isEqualTo(7);
    }

    @Test
    void asks_about_a_step_that_may_have_run() {
        var runbook = steps("""
                - step: Kill the runbook
                  id: kill
                  run: |
                    echo killed >> trace
                    kill -KILL "$(cat state/lock/pid)"
                    kill -KILL 0
                  undo: {run: "true"}
                """);
        assertThat(runbook.run("").exit()).isEqualTo(137);
        assertThat(runbook.run("", "--resume").exit()).isEqualTo(7);
        var outcome = runbook.run("kill.unknown=done\n", "--resume");
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.trace()).containsExactly("killed");
    }

    @Test
    void knows_the_process_of_a_script_before_the_script_does_anything() {
        var outcome = steps("""
                - step: Look
                  id: look
                  read-only: true
                  run: |
                    read -r pid start <state/latest/steps/look-1/process
                    [ "$start" = "$(sed 's/.*) //' "/proc/$pid/stat" | cut -d ' ' -f 20)" ] && echo known >> trace
                """).run("");
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.trace()).containsExactly("known");
    }

    @Test
    void adopts_the_end_of_a_script_that_outlived_the_runbook() {
        var runbook = steps("""
                - step: Outlive
                  run: |
                    kill -KILL "$(cat state/lock/pid)"
                    sleep 0.3
                    echo outlived >> trace
                  undo: {run: "true"}
                """);
        assertThat(runbook.run("").exit()).isEqualTo(137);
        var outcome = runbook.run("", "--resume");
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.trace()).containsExactly("outlived");
    }

    @Test
    void tries_again_only_after_the_codes_it_was_told() {
        var runbook = steps("""
                - step: Try
                  run: |
                    echo try >> trace
                    [ "$(wc -l < trace)" -eq 3 ] || exit 75
                  retry: {attempts: 5, every: 10ms, on-exit: [75]}
                  undo: {run: "true"}
                - step: Try in vain
                  run: |
                    echo vain >> trace
                    exit 9
                  retry: {attempts: 5, every: 10ms, on-exit: [75]}
                  undo: {run: "true"}
                """);
        var outcome = runbook.run("");
        assertThat(outcome.trace()).containsExactly("try", "try", "try", "vain");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void stops_a_script_whose_time_is_up() {
        var outcome = steps("""
                - step: Hang
                  run: sleep 60
                  timeout: 200ms
                  undo: {run: "true"}
                """).run("");
        assertThat(outcome.output()).contains("it took longer than 0.2 s");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void unrolls_loops_and_checks() {
        var runbook = steps("""
                - step: Deploy
                  for-each: {LAYER: [one, two]}
                  run: echo "$LAYER" >> trace
                  undo: {run: "true"}
                - step: Verify
                  checks:
                    - {step: First, read-only: true, run: echo first >> trace}
                    - Second
                """);
        var outcome = runbook.run("verify.second=done\n");
        assertThat(outcome.trace()).containsExactly("one", "two", "first");
        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }

    @Test
    void a_gate_is_polled_until_it_opens() {
        var outcome = steps("""
                - step: Wait
                  gates:
                    - test: |
                        echo look >> trace
                        [ "$(wc -l < trace)" -ge 3 ]
                      within: 10s
                      every: 20ms
                """).run("");
        assertThat(outcome.trace()).hasSize(3);
        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }

    @Test
    void what_cannot_be_measured_is_not_what_is_bad() {
        var noData = steps("- {step: Judge, gates: [{title: N, target: '< 1', measure: {run: echo nothing}}]}\n");
        assertThat(noData.run("").output()).contains("judge no-data: the answer is not one number: nothing");
        var error = steps("- {step: Judge, gates: [{title: N, target: '< 1', measure: {run: exit 4}}]}\n");
        assertThat(error.run("").output()).contains("judge error: the script of the measure answered 4");
    }

    @Test
    void a_rollback_level_in_a_watch_rolls_back() {
        var runbook = steps(CHANGE + """
                - step: Watch
                  watch: [{for: 500ms, every: 100ms}]
                  gates: [errors]
                """, """
                thresholds:
                  errors:
                    title: Errors
                    target: "< 1"
                    rollback: "> 5"
                    measure:
                      run: |
                        [ -e trace ] && echo sample >> trace
                        [ "$(grep -c sample trace)" -lt 3 ] && echo 0 || echo 9
                rollback: {decide: automatic}
                """);
        var outcome = runbook.run("");
        assertThat(outcome.trace()).containsExactly("change", "sample", "sample", "sample", "back");
        assertThat(outcome.exit()).as(outcome.output()).isEqualTo(4);
    }

    @Test
    void samples_that_may_fail_are_tolerated() {
        var runbook = steps("""
                - step: Watch
                  watch: [{for: 300ms, every: 100ms}]
                  gates: [{threshold: errors, tolerate: 1}]
                """, """
                thresholds:
                  errors: {title: Errors, target: "< 1", measure: {run: "echo x >> trace; [ $(wc -l < trace) -ne 2 ] && echo 0 || echo 9"}}
                """);
        assertThat(runbook.run("").exit()).isZero();
    }

    @Test
    void compares_with_what_was_before() {
        var runbook = steps("""
                - step: Count
                  run: echo 100 > count
                  baseline: []
                  undo: {run: "true"}
                - {step: Before, baseline: [rows]}
                - {step: Grow, run: echo 104 > count, undo: {run: "true"}, gates: [rows]}
                - {step: Grow more, run: echo 106 > count, undo: {run: "true"}, gates: [rows]}
                """.replace("  baseline: []\n", ""), """
                thresholds:
                  rows: {title: Rows, target: "<= baseline + 5%", measure: {run: cat count}}
                """);
        var outcome = runbook.run("");
        assertThat(outcome.output()).contains("[open]   Rows", "Rows is 106, not ≤ baseline + 5%");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void keeps_units_apart() {
        var outcome =
                steps("""
                - step: Judge
                  gates:
                    - {title: Rate, target: "<= 99.9%", measure: {run: echo 99.9, unit: "%"}}
                    - {title: Time, target: "< ${BUDGET}", measure: {run: echo 450, unit: ms}}
                """, "inputs: {BUDGET: {type: duration, default: 1m}}\n").run("");
        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }

    @Test
    void secrets_reach_those_who_need_them_and_nothing_that_is_kept_or_shown() {
        var runbook = steps("""
                - step: With
                  needs: [TOKEN]
                  run: |
                    [ "${#TOKEN}" -eq 11 ] && echo with >> trace
                    echo "it is $TOKEN"
                  undo: {run: "true"}
                - step: Without
                  run: "! env | grep -q cret-wor && echo without >> trace"
                  undo: {run: "true"}
                """, "secrets: {TOKEN: {about: A token}}\n");
        var outcome = runbook.run("");
        assertThat(outcome.trace()).as(outcome.output()).containsExactly("with", "without");
        assertThat(outcome.output()).contains("it is ***").doesNotContain("s3cret-word");
        assertThat(runbook.kept()).doesNotContain("s3cret-word");
    }

    @Test
    void values_cross_to_other_interpreters_and_their_scripts_are_closed() {
        var runbook = steps("""
                - step: Elsewhere
                  shell: elsewhere
                  run: |
                    cat
                    echo "$GREETING" >> trace
                  undo: {run: "true"}
                """, """
                inputs: {GREETING: {default: "it's; $(touch PWNED)"}}
                shells: {elsewhere: {via: "env -i PATH=\\"$PATH\\" bash", language: bash}}
                """);
        var outcome = runbook.run("");
        assertThat(outcome.trace()).as(outcome.output()).containsExactly("it's; $(touch PWNED)");
        assertThat(folder.resolve("PWNED")).doesNotExist();
    }

    @Test
    void inputs_are_checked_before_anything_starts() {
        var runbook = steps(CHANGE, "inputs: {VERSION: {required: true, pattern: '^v[0-9]+$'}}\n");
        var outcome = runbook.run("", "--set", "VERSION=7");
        assertThat(outcome.output()).contains("VERSION does not match ^v[0-9]+$: 7");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(runbook.run("").output()).contains("VERSION has no value");
        assertThat(runbook.run("", "--set", "VERSION=v7", "--set", "OTHER=1").output())
                .contains("no input is named OTHER");
        assertThat(runbook.run("", "--set", "VERSION=v7").exit()).isZero();
    }

    @Test
    void approvals_are_given_by_name_and_a_refusal_stops() {
        var yaml = """
                - step: Go
                  id: go
                  approve: {by: [lead], question: Go?}
                """;
        var contacts = "contacts: {lead: {role: Lead}}\n";
        assertThat(steps(yaml, contacts).run("as=lead\ngo=yes\n").exit()).isZero();
        var refused = steps(yaml, contacts).run("go.who=lead\ngo=no\n");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).contains("go failed: lead refused");
    }

    @Test
    void who_refuses_a_rollback_is_said_and_why_it_was_called_for_too() {
        var outcome = steps("""
                - step: Break
                  id: break
                  run: exit 3
                  on-failure: rollback
                  undo: {run: "true"}
                """, "contacts: {lead: {role: Lead}}\nrollback: {decide: {by: [lead]}}\n")
                .run("rollback.who=lead\nrollback=no\n");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("The decision is not to roll back: lead refused.", "Stopped: break: it answered 3, not 0");
    }

    @Test
    void only_what_follows_an_end_sees_it() {
        var look = "steps: [{step: Look %1$s, read-only: true, when: {run: done}, run: echo %1$s >> trace}]\n    ";
        var plan = "phases:\n  - phase: First\n    " + look.formatted("first")
                + "\n  - phase: Second\n    after: any\n    " + look.formatted("second") + "\n  - phase: Third\n    "
                + look.formatted("third") + "\n";
        var outcome = new RunningRunbook(folder, PlanFixtures.of(plan)).run("");
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.trace()).containsExactly("second");
    }

    @Test
    void a_run_that_was_done_can_be_taken_back_later() {
        var runbook = steps(CHANGE);
        assertThat(runbook.run("").exit()).isZero();
        var outcome = runbook.run("", "--rollback");
        assertThat(outcome.trace()).containsExactly("change", "back");
        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(runbook.run("", "--rollback").exit()).as("twice").isEqualTo(2);
    }

    @Test
    void a_dry_run_changes_nothing() {
        var outcome = steps("- {step: Look, read-only: true, run: echo looked}\n" + CHANGE)
                .run("", "--dry-run");
        assertThat(outcome.trace()).isEmpty();
        assertThat(outcome.output()).contains("| looked", "not run: a dry run changes nothing");
        assertThat(outcome.exit()).isZero();
        assertThat(Files.exists(folder.resolve("state"))).isFalse();
    }

    private RunningRunbook steps(String steps) {
        return steps(steps, "");
    }

    @Test
    void no_batch_begins_before_the_gates_of_the_one_before_are_open() {
        var steps = """
                - step: Roll out
                  for-each: {HOST: [a, b, c]}
                  batch: [1, 100%%]
                  run: echo "$HOST" >> trace
                  undo: {run: echo "back $HOST" >> trace}
                  gates: [{title: Done, target: "<= %d", measure: {run: grep -vc back trace}}]
                  on-failure: rollback
                """;
        assertThat(steps(steps.formatted(3), "rollback: {decide: automatic}\n")
                        .run("")
                        .trace())
                .containsExactly("a", "b", "c");
        deleteAll();
        var stopped =
                steps(steps.formatted(0), "rollback: {decide: automatic}\n").run("");
        assertThat(stopped.trace()).containsExactly("a", "back a");
        assertThat(stopped.exit()).isEqualTo(4);
    }

    @Test
    void outside_a_change_window_nothing_begins_but_on_somebodys_word() {
        var always = "Mon-Sun 00:00..24:00 Asia/Tokyo";
        var day = LocalDate.now(ZoneOffset.UTC)
                .plusDays(3)
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        var never = day + " 11:00..12:00 UTC";
        var look = "- {step: Look, run: echo look >> trace, read-only: true}\n";

        var open = windowed(always, look + CHANGE).run("");
        assertThat(open.trace()).containsExactly("look", "change");

        var started = windowed(never, look + CHANGE).run("change.window=start\nchange.reason=it burns\n");
        assertThat(started.output()).contains("Outside the change windows of production; the next one opens on " + day);
        assertThat(started.trace()).containsExactly("look", "change");
        assertThat(started.exit()).as(started.output()).isZero();

        var stopped = windowed(never, look + CHANGE).run("change.window=stop\n");
        assertThat(stopped.trace()).containsExactly("look");
        assertThat(stopped.exit()).isEqualTo(6);
    }

    @Test
    void a_rollback_is_held_by_no_window() {
        var day = LocalDate.now(ZoneOffset.UTC)
                .plusDays(3)
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        var outcome =
                windowed(day + " 11:00..12:00 UTC", CHANGE + """
                - step: Fail
                  run: exit 1
                  read-only: true
                  on-failure: rollback
                """).run("change.window=start\nchange.reason=it burns\n");
        assertThat(outcome.trace()).containsExactly("change", "back");
        assertThat(outcome.output()).contains("Outside the change windows of production: that holds no rollback up.");
        assertThat(outcome.exit()).isEqualTo(4);
    }

    private RunningRunbook windowed(String window, String steps) {
        deleteAll();
        var plan = PlanFixtures.ofSteps(
                steps,
                "environments: {production: {windows: [\"" + window + "\"]}}\nrollback: {decide: automatic}\n",
                "production");
        return new RunningRunbook(folder, plan, bash);
    }

    /** Each runbook begins with nothing. */
    private void deleteAll() {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunningRunbook steps(String steps, String declarations) {
        return new RunningRunbook(folder, PlanFixtures.ofSteps(steps, declarations), bash);
    }

    /** Neither ends before the other has begun. */
    private static final String SIDE_BY_SIDE = """
            - parallel:
                - branch: Left
                  steps:
                    - step: Left one
                      id: left
                      run: |
                        echo left >> trace
                        until [ -e right ]; do sleep 0.05; done
                        echo "from the left"
                      capture: FROM_LEFT
                      undo: {run: echo left back >> trace}
                - branch: Right
                  steps:
                    - step: Right one
                      id: right
                      run: |
                        echo right >> trace
                        touch right
                        until grep -q left trace; do sleep 0.05; done
                        %s
                      undo: {run: echo right back >> trace}
                    - {step: Right two, id: right-two, run: echo right two >> trace, undo: {run: echo right two back >> trace}}
            - {step: After, id: after, run: 'echo "after: $FROM_LEFT" >> trace', undo: {run: "true"}}
            """;

    @Test
    void branches_go_on_side_by_side_and_hand_over_what_they_found_out() {
        var outcome = steps(SIDE_BY_SIDE.formatted("true"), "rollback: {decide: automatic}\n")
                .run("");
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.trace()).containsOnlyOnce("left", "right", "right two");
        assertThat(outcome.trace().getLast()).isEqualTo("after: from the left");
        // Whichever ends first is shown first, each in one piece.
        assertThat(outcome.output())
                .containsSubsequence("2 branches begin", "Left one", "from the left", "After")
                .containsSubsequence("2 branches begin", "Right one", "Right two", "After");
    }

    @Test
    void a_branch_that_fails_lets_the_other_end_and_then_all_is_taken_back() {
        var outcome = steps(
                        SIDE_BY_SIDE
                                .formatted("exit 3")
                                .replace(
                                        "undo: {run: echo right back",
                                        "on-failure: rollback\n          undo: {run: echo right back"),
                        "rollback: {decide: automatic}\n")
                .run("");
        assertThat(outcome.exit()).as(outcome.output()).isEqualTo(4);
        assertThat(outcome.trace()).containsOnlyOnce("left", "right");
        assertThat(outcome.trace()).endsWith("right back", "left back").doesNotContain("right two");
    }

    @Test
    void a_branch_that_fails_stops_the_run_when_the_other_has_ended() {
        var outcome = steps(SIDE_BY_SIDE.formatted("exit 3"), "rollback: {decide: automatic}\n")
                .run("");
        assertThat(outcome.exit()).as(outcome.output()).isEqualTo(1);
        assertThat(outcome.trace()).containsExactlyInAnyOrder("left", "right");
    }

    /** The branch with the failure is not the first, and the other one has more to do. */
    private RunningRunbook failingBeside() {
        return steps(
                SIDE_BY_SIDE
                        .formatted("exit 3")
                        .replace("[ -e right ]", "ls state/*/branches/broken-off 2>&-")
                        .replace(
                                "undo: {run: echo right back", "on-failure: ask\n          undo: {run: echo right back")
                        .replace(
                                "    - branch: Right",
                                "        - {step: Left two, id: left-two, run: echo left two >> trace}\n    - branch: Right"),
                "rollback: {decide: automatic}\n");
    }

    @Test
    void nothing_begins_beside_a_failure_before_it_is_decided() {
        var outcome = failingBeside().run("right.failure=stop");
        assertThat(outcome.exit()).as(outcome.output()).isOne();
        assertThat(outcome.trace()).containsExactlyInAnyOrder("left", "right");
    }

    @Test
    void nor_does_it_in_a_call_that_goes_on() {
        var runbook = failingBeside();
        assertThat(runbook.run("").exit()).isEqualTo(7);
        var stopped = runbook.run("right.failure=stop", "--resume");
        assertThat(stopped.exit()).as(stopped.output()).isOne();
        assertThat(stopped.trace()).containsExactlyInAnyOrder("left", "right");
    }

    @Test
    void what_was_decided_lets_the_other_branch_go_on() {
        var runbook = failingBeside();
        runbook.run("");
        var resumed = runbook.run("right.failure=continue", "--resume");
        assertThat(resumed.exit()).as(resumed.output()).isZero();
        assertThat(resumed.trace())
                .containsExactlyInAnyOrder("left", "right", "left two", "right two", "after: from the left");
    }

    private static final String WITH_A_PERSON = """
            - parallel:
                - branch: Left
                  steps:
                    - {step: Look, id: look, run: echo look >> trace, read-only: true}
                - branch: Right
                  steps:
                    - {step: By hand, id: by-hand}
            - {step: After, id: after, run: echo after >> trace, read-only: true}
            """;

    @Test
    void a_person_is_asked_while_other_branches_go_on() {
        var outcome = steps(WITH_A_PERSON, "").run("by-hand=done");
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.trace()).containsExactly("look", "after");
    }

    @Test
    void a_branch_that_waits_for_a_person_holds_up_no_other_and_nothing_is_done_twice() {
        var runbook = steps(WITH_A_PERSON, "");
        var waiting = runbook.run("");
        assertThat(waiting.exit()).as(waiting.output()).isEqualTo(7);
        assertThat(waiting.trace()).containsExactly("look");
        var resumed = runbook.run("by-hand=done", "--resume");
        assertThat(resumed.exit()).as(resumed.output()).isZero();
        assertThat(resumed.trace()).containsExactly("look", "after");
    }

    @Test
    void without_consent_to_scripts_branches_come_one_after_the_other() {
        var runbook = steps(WITH_A_PERSON, "");
        runbook.write("answers", "look.run=yes\nby-hand=done\nafter.run=yes\n");
        var outcome = runbook.start(List.of("--answers", "answers"));
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("Branches, here one after the other.");
        assertThat(outcome.trace()).containsExactly("look", "after");
    }
}
