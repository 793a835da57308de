package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate fails, and whoever may decide that it holds nothing up sits somewhere else. */
final class WaiveTest {
    private static final String SPEC = """
            spec: deployment/v1
            id: scan
            title: Scan
            version: "1.0"
            updated: 2026-11-01
            system: A site
            contacts:
              owner: {role: Image Owner, phone: "+1"}
              security: {role: Security Board, members: [sec-lead]}
              sec-lead: {role: Security Lead, phone: "+1"}
              qa: {role: Quality, phone: "+1"}
            thresholds:
              cves: {title: Known faults, target: "= 0", measure: {run: echo 3}}
              size: {title: Size, target: "< 100", measure: {run: echo 200}}
            phases:
              - phase: Build
                owner: owner
                steps:
                  - step: Image is scanned
                    id: image
                    gates: [cves, size]
                    on-failure: ask
                  - {step: Afterwards, run: "true", read-only: true}
            sign-off: {by: [security]}
            """;

    @TempDir
    Path folder;

    private String run = "";

    @BeforeEach
    void begins() throws IOException {
        var spec = Files.writeString(folder.resolve("scan.yaml"), SPEC);
        var call = call("execute", spec.toString(), "--yes", "--operator", "olga");
        assertThat(call.code()).as(call.err()).isEqualTo(7);
        run = call.out().strip();
        assertThat(call.err()).contains("spec waive " + run + " image --by owner|sec-lead --why TEXT");
    }

    private Call call(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--state", folder.resolve("state").toString()));
        return Call.in(Map.of("USER", "olga"), new byte[0], all.toArray());
    }

    private Call waive(String place, String contact, String name, String why, String... more) {
        var words = new ArrayList<>(List.of("waive", run, place, "--by", contact, "--name", name, "--why", why));
        words.addAll(List.of(more));
        return call(words.toArray(String[]::new));
    }

    private Call resume() {
        return call("execute", "--resume", run, "--yes", "--operator", "olga");
    }

    @Test
    void each_gate_that_failed_is_waived_by_itself_and_the_reports_say_by_whom() {
        var first = waive("image/cves", "sec-lead", "bob", "no release mends it", "--until", "2999-12-31");
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .startsWith("waived until 2999-12-31 by bob as Security Lead: “Image is scanned” did not pass")
                .contains("the run is not being carried out: spec execute --resume " + run);

        var resumed = resume();
        assertThat(resumed.code()).isEqualTo(7);
        assertThat(resumed.err())
                .contains("waived by bob as sec-lead until 2999-12-31: no release mends it")
                .contains("size is 200");
        assertThat(waive("image/cves", "owner", "ann", "smaller than it looks").err())
                .contains("`cves` is not the gate for which `image` failed")
                .contains("That is `size`.");
        assertThat(waive("image", "owner", "ann", "smaller than it looks").code())
                .isZero();
        // Only the signature is missing.
        assertThat(resume().err()).contains("Sign off as Security Board?");

        for (var format : List.of("markdown", "html", "json")) {
            assertThat(call("report", run, "--format", format).out())
                    .as(format)
                    .contains("no release mends it", "2999-12-31", "smaller than it looks");
        }
        assertThat(call("verify", run).code()).isZero();
    }

    @Test
    void to_say_it_again_changes_nothing_before_and_after_it_was_taken_up() {
        waive("image", "owner", "ann", "known");
        var again = waive("image", "owner", "ann", "known");
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEqualTo("owner had waived it already; nothing was changed\n");

        resume();
        waive("image", "owner", "ann", "that, too");
        resume();
        assertThat(waive("image", "owner", "ann", "that, too").out()).isEqualTo(again.out());
    }

    @Test
    void to_say_otherwise_is_a_conflict_whoever_says_it() {
        waive("image", "owner", "ann", "known");
        assertThat(waive("image", "owner", "ann", "something else").code()).isEqualTo(2);
        assertThat(waive("image", "sec-lead", "bob", "known").err()).contains("`image` is waived already, otherwise");
    }

    @Test
    void says_what_would_not_count() {
        assertThat(waive("image", "qa", "quinn", "known").err())
                .contains("`qa` is none of those who may waive it")
                .contains("These may: owner, sec-lead.");
        assertThat(waive("image/size", "owner", "ann", "known").err()).contains("That is `cves`.");
        assertThat(waive("afterwards", "owner", "ann", "known").err())
                .contains("nobody is asked about a failure of `afterwards`")
                .contains("It is about image.");
        assertThat(waive("imag", "owner", "ann", "known").err()).contains("the run has no step `imag`");
        assertThat(waive("image", "owner", "ann", " ").err()).contains("--why is empty");
        assertThat(waive("image", "owner", "ann", "known", "--until", "2020-01-01")
                        .err())
                .contains("2020-01-01 has passed");
        assertThat(waive("image", "owner", "ann", "known", "--until", "soon").err())
                .contains("`soon` is no day");
        assertThat(resume().code()).isEqualTo(7);
    }
}
