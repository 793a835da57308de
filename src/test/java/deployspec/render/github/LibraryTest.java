package deployspec.render.github;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.ExternalTool;
import java.nio.file.Path;
import java.util.Map;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts of a workflow do, in a real bash. */
final class LibraryTest {
    private static final String ERROR_RATE = """
            take_1() { took "$READ" '0.01' '%'; }
            target_1() { meets '<' '0.001'; }
            acceptable_1() { meets '<' '0.002'; }
            warning_1() { meets '>' '0.005'; }
            rollback_1() { meets '>' '0.05'; }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void needs_bash() {
        ExternalTool.require("bash");
        ExternalTool.require("jq");
    }

    @ParameterizedTest
    @CsvSource({"0.05, 0", "0.15, 0", "0.3, 1", "0.7, 1", "9, 1", "NaN, 1", "'', 1", "'1 2', 1"})
    void opens_a_gate_on_target_and_acceptable_alone(String reading, int code) {
        assertThat(run(ERROR_RATE + "gate 1 0 1", Map.of("READ", reading, "TITLE_1", "Error rate: <0.1%"))
                        .code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 2999-12-31, 0", "0.3, 2026-01-01, 1", "9, 2999-12-31, 1", "NaN, 2999-12-31, 1"})
    void a_waiver_lets_a_gate_fail_until_its_last_day_and_neither_no_data_nor_a_rollback_level(
            String reading, String until, int code) {
        var given = Map.of(
                "READ",
                reading,
                "TITLE_1",
                "Error rate",
                "UNTIL_1",
                until,
                "WAIVER_1",
                "waived by Lead: ::error::known");
        var gate = run(ERROR_RATE + "gate 1 0 1", given);

        assertThat(gate.code()).isEqualTo(code);
        assertThat(gate.log().contains("waived by Lead")).isEqualTo(code == 0);
        assertThat(run("holds 1 false 0 1", given).code()).isEqualTo(until.startsWith("2999") ? 0 : 1);
    }

    @Test
    void says_what_a_failed_gate_leads_to() {
        var ended = run(
                ERROR_RATE + "gate 1 0 1",
                Map.of("READ", "9", "TITLE_1", "Error rate", "ON_FAILED", "rollback", "ON_NO_DATA", "continue"));

        assertThat(ended.log())
                .contains(
                        "Error rate: read 9%, level rollback",
                        "::error title=Begin::failed: Error rate: the reading is 9%25 (rollback)");
        assertThat(ended.outputs()).contains("way<<").contains("\nrollback\n");
    }

    @Test
    void goes_on_after_no_data_only_where_that_is_said() {
        var gate = ERROR_RATE + "gate 1 0 1";
        assertThat(run(gate, Map.of("READ", "", "TITLE_1", "t")).code()).isEqualTo(1);
        assertThat(run(gate, Map.of("READ", "", "TITLE_1", "t", "ON_NO_DATA", "continue"))
                        .code())
                .isZero();
    }

    @Test
    void tries_again_as_often_as_told_and_shows_output_as_text_alone() {
        var ended = run("""
                printf 'echo "::error::forged"; echo x >>"$RUNNER_TEMP/tries"; [ "$(wc -l <"$RUNNER_TEMP/tries")" -eq 3 ]\n' >"$work/script"
                LANGUAGE=bash LIMIT=10 EXPECT='0-0' ATTEMPTS=3 EVERY=0 BACKOFF=2 act script
                """, Map.of());

        assertThat(ended.code()).isZero();
        assertThat(ended.log()).containsPattern("::stop-commands::[0-9a-f-]{36}\n::error::forged\n\n::[0-9a-f-]{36}::");
    }

    @Test
    void ends_a_script_that_takes_too_long() {
        var ended = run("printf 'sleep 60\\n' >\"$work/script\"\nLIMIT=1 EXPECT='0-0' act script", Map.of());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.log()).contains("could not be carried out, or not in time");
    }

    @Test
    void hands_values_to_another_interpreter_and_closes_its_script() {
        var ended = run("""
                printf 'read -r line || true\nprintf "%%s\\n" "got $NAME"\n' >"$work/script"
                NAME="it's; \\$(touch x)" VIA='bash' LANGUAGE=bash VALUES=NAME LIMIT=10 EXPECT='0-0' act script
                output LINE "$(read_last "$work/out")"
                """, Map.of());

        assertThat(ended.outputs()).contains("got it's; $(touch x)");
    }

    @Test
    void counts_the_bad_samples_of_a_watch() {
        var watch = "sleep() { :; }\n" + ERROR_RATE + "watch 2 1 1\n";
        assertThat(run(watch + "tolerated 1 0", Map.of("READ", "0.7", "TITLE_1", "t"))
                        .code())
                .isZero();
        assertThat(run(watch + "tolerated 1 0", Map.of("READ", "", "TITLE_1", "t"))
                        .code())
                .isEqualTo(1);
        assertThat(run(watch + "tolerated 1 2", Map.of("READ", "", "TITLE_1", "t"))
                        .code())
                .isZero();
        assertThat(run(watch, Map.of("READ", "9", "TITLE_1", "t", "MAY_GO_BACK", "1"))
                        .outputs())
                .contains("rollback");
        assertThat(run(watch, Map.of("READ", "9", "TITLE_1", "t")).code()).isZero();
    }

    @Test
    void decides_conditions_in_three_ways() {
        assertThat(run("""
                yes() { true; }
                no() { return 1; }
                open() { return 2; }
                for test in 'all_of yes yes' 'all_of yes open' 'all_of no open' 'any_of no open' 'any_of yes open' 'negated open' 'negated no'; do
                  code=0
                  $test || code=$?
                  printf '%s ' "$code"
                done
                """, Map.of()).log()).isEqualTo("0 2 1 2 0 2 0 ");
    }

    @ParameterizedTest
    @CsvSource({
        "success, success, skipped, skipped, done",
        "skipped, skipped, skipped, skipped, stopped",
        "success, failure, skipped, skipped, stopped",
        "success, refused, skipped, skipped, stopped",
        "success, failure, success, success, rolled-back",
        "success, failure, refused, skipped, stopped",
        "success, failure, success, refused, rollback-failed",
        "success, failure, success, failure, rollback-failed",
    })
    void tells_the_outcome_of_a_run_by_its_jobs(
            String first, String second, String back, String further, String outcome) {
        var jobs = "forward a %s A\nforward b %s B\nrollback r %s R\nrollback s %s S\nsignature t failure T\n"
                .formatted(first, second, back, further);

        assertThat(run("outcome", Map.of("JOBS", jobs)).log()).isEqualTo(outcome + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~~~", "   ~~~\n# A heading", "a\n~~~~\n<b>\n~~~", "```", "~", "a\r~~~\rb"})
    void quotes_what_is_sent_by_hand_whatever_fences_stand_in_it(String message) {
        var summary = run("to_send mail \"$TEXT\"; summary after", Map.of("TEXT", message))
                .summary();
        var read = Parser.builder().build().parse(summary);

        assertThat(((FencedCodeBlock) read.getFirstChild().getNext()).getLiteral())
                .isEqualToNormalizingNewlines(message.replace('\r', '\n') + "\n");
        assertThat(((Text) read.getLastChild().getFirstChild()).getLiteral()).isEqualTo("after");
    }

    @Test
    void finds_readings() {
        assertThat(run("""
                printf 'a 1\n\n99.5%% passed\nb 2\n' >"$work/f"
                printf '{"a": [{"b/c": 7}], "status": "success", "data": {"resultType": "vector", "result": [{"value": [%s, "0.5"]}]}}' \\
                  "$(date +%s)" >"$work/j"
                read_lines "$work/f"; read_matching "$work/f" '^[ab]'; read_matching "$work/f" 'zz'
                read_group "$work/f" '([0-9.]+)% passed'; read_last "$work/f"
                read_json "$work/j" '["a","0","b/c"]'; read_sample "$work/j"
                quantity 500ms; quantity 10%; quantity '2KiB'; quantity 5parsecs || echo none
                """, Map.of()).log()).isEqualTo("4\n2\n0\n99.5\nb 2\n7\n0.5\n0.5\n0.1\n2048\nnone\n");
    }

    private LibraryRun run(String script, Map<String, String> environment) {
        return LibraryRun.of(folder, script, environment);
    }
}
