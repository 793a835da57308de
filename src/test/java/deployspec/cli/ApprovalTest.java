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

/** A run that waits for two people, who answer it from other terminals. */
final class ApprovalTest {
    private static final String SPEC = """
            spec: deployment/v1
            id: go
            title: Go
            version: "1.0"
            updated: 2026-11-01
            system: A site
            contacts:
              lead: {role: Deployment Lead, phone: "+1"}
              cto: {role: CTO, phone: "+1"}
              qa: {role: Quality, phone: "+1"}
            phases:
              - phase: Deploy
                steps:
                  - step: Change approved
                    id: change
                    approve: {by: [lead, cto], at-least: 2, not: operator, question: "May we deploy?", within: 2h, otherwise: fail}
                  - {step: Switch, id: switch, run: echo switched, undo: {run: echo back}}
            """;

    @TempDir
    Path folder;

    private String run = "";

    @BeforeEach
    void begins() throws IOException {
        var spec = Files.writeString(folder.resolve("go.yaml"), SPEC);
        var call = call("execute", spec.toString(), "--yes", "--operator", "olga");
        assertThat(call.code()).isEqualTo(7);
        run = call.out().strip();
        assertThat(call.err()).contains("spec approve " + run + " change --as lead|cto");
    }

    private Call call(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--state", folder.resolve("state").toString()));
        return Call.in(Map.of("USER", "olga"), new byte[0], all.toArray());
    }

    private Call says(String verb, String step, String contact, String name, String... more) {
        var words = new ArrayList<>(List.of(verb, run, step, "--as", contact, "--name", name));
        words.addAll(List.of(more));
        return call(words.toArray(String[]::new));
    }

    private Call resume() {
        return call("execute", "--resume", run, "--yes", "--operator", "olga");
    }

    @Test
    void goes_on_when_both_have_approved() {
        var first = says("approve", "change", "lead", "bob");
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .startsWith("approved by bob as Deployment Lead: May we deploy?\n")
                .contains("the run is not being carried out: spec execute --resume " + run);
        assertThat(resume().code()).isEqualTo(7);

        var second = says("approve", "change", "cto", "eve", "--note", "ticket seen");
        assertThat(second.out()).contains("before: bob has agreed");
        var resumed = resume();
        assertThat(resumed.code()).isZero();
        assertThat(resumed.err()).contains("eve approved: ticket seen");
    }

    @Test
    void to_say_it_again_changes_nothing_before_and_after_it_was_taken_up() {
        says("approve", "change", "lead", "bob");
        var again = says("approve", "change", "lead", "bob");
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEqualTo("lead had approved already; nothing was changed\n");

        resume();
        assertThat(says("approve", "change", "lead", "bob").out()).isEqualTo(again.out());
    }

    @Test
    void to_say_otherwise_is_a_conflict_before_and_after_it_was_taken_up() {
        says("approve", "change", "lead", "bob");
        var conflict = says("reject", "change", "lead", "bob", "--note", "no");
        assertThat(conflict.code()).isEqualTo(2);
        assertThat(conflict.err()).contains("lead has approved already");

        resume();
        assertThat(says("reject", "change", "lead", "bob", "--note", "no").err())
                .isEqualTo(conflict.err());
    }

    @Test
    void a_refusal_ends_it() {
        assertThat(says("reject", "change", "cto", "eve", "--note", "not tonight")
                        .code())
                .isZero();
        var resumed = resume();
        assertThat(resumed.code()).isEqualTo(1);
        assertThat(resumed.err()).contains("eve refused: not tonight");
    }

    @Test
    void says_whose_answer_would_not_count() {
        assertThat(says("approve", "change", "qa", "quinn").err())
                .contains("`qa` is none of those who are asked")
                .contains("It asks lead, cto.");
        assertThat(says("approve", "change", "lead", "Olga").err())
                .contains("Olga carries out the run, and may not approve this");
        assertThat(says("approve", "switch", "lead", "bob").err())
                .contains("nobody is asked to approve `switch` now")
                .contains("It asks for change.");
        assertThat(call("approve", "no-such-run", "change", "--as", "lead").err())
                .contains("there is no run `no-such-run`");
        assertThat(resume().code()).isEqualTo(7);
        // The process that goes on asks the same question, of the same people.
        assertThat(says("approve", "change", "lead", "Olga").err())
                .contains("Olga carries out the run, and may not approve this");
    }
}
