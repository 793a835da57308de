package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.Answers.Signature;
import deployspec.execute.Answers.Signed;
import deployspec.execute.Answers.Word;
import deployspec.execute.event.Event;
import deployspec.plan.Plan;
import deployspec.plan.Question;
import deployspec.plan.SignOff;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PeopleTest {
    private static Answers answers(Map<String, Answers.Given> answers) {
        return new Answers(Optional.of("Rita"), new LinkedHashMap<>(answers));
    }

    private static Answers.Given word(String word) {
        return new Word(word, Optional.empty(), Optional.empty());
    }

    private static Signature as(String contact, String name) {
        return new Signature(Optional.of(contact), name, true);
    }

    private static Question.Approve approve(
            int atLeast, boolean notOperator, Optional<Duration> within, Question.Otherwise otherwise) {
        return new Question.Approve(List.of("board"), atLeast, notOperator, Optional.empty(), within, otherwise);
    }

    @Test
    void silence_is_never_an_answer() {
        var rehearsal =
                new Rehearsal(plan(person("by hand").step(), run("switch").step()), new FakeWorld());

        assertThat(rehearsal.begin()).isEqualTo(7);

        assertThat(rehearsal.world.ledger).isEmpty();
        assertThat(rehearsal.journal.all(Event.Suspended.class).getFirst().reason())
                .isEqualTo("waiting for an answer to `by hand`: Is “by hand” done?");
    }

    @Test
    void a_waiting_run_goes_on_where_it_waited_once_there_is_an_answer() {
        var rehearsal = new Rehearsal(
                plan(
                        run("build").step(),
                        person("by hand").step(),
                        run("switch").step()),
                new FakeWorld());
        assertThat(rehearsal.begin()).isEqualTo(7);

        rehearsal.with(answers(Map.of("by hand", word("done"))));

        assertThat(rehearsal.resume()).isZero();
        assertThat(rehearsal.world.ledger).containsExactly("build", "switch");
        assertThat(rehearsal.journal.all(Event.Answered.class).getFirst().by().name())
                .isEqualTo("Rita");
    }

    @Test
    void without_yes_a_script_waits_to_be_allowed() {
        var guided = new Options(false, false, false, Optional.empty());
        var alone = new Rehearsal(plan(run("build").step()), new FakeWorld()).with(guided);
        var asked = new Rehearsal(
                        plan(run("build").step()),
                        new FakeWorld().withSomebody().says("build.run", "run"))
                .with(guided);

        assertThat(alone.begin()).isEqualTo(7);
        assertThat(asked.begin()).isZero();

        assertThat(alone.world.ledger).isEmpty();
        assertThat(asked.world.prompts.getFirst().command()).contains("build");
    }

    @Test
    void yes_answers_no_confirmation() {
        var rehearsal = new Rehearsal(plan(run("migrate").confirm("MIGRATE").step()), new FakeWorld());

        assertThat(rehearsal.begin()).isEqualTo(7);

        rehearsal.with(answers(Map.of("migrate.confirm", word("migrate"))));
        assertThat(rehearsal.resume()).isEqualTo(7);
        assertThat(rehearsal.journal.all(Event.Suspended.class).getLast().reason())
                .contains("is no answer to it (it takes skip with a reason, MIGRATE)");

        rehearsal.with(answers(Map.of("migrate.confirm", word("MIGRATE"))));
        assertThat(rehearsal.resume()).isZero();
    }

    @Test
    void several_people_means_several_people() {
        var plan = plan(ask("go", approve(2, false, Optional.empty(), new Question.KeepWaiting()))
                .step());
        var one = new Rehearsal(plan, new FakeWorld())
                .with(answers(Map.of("go", new Signed(List.of(as("lead", "Ada"), as("cto", "Ada"))))));
        var two = new Rehearsal(plan, new FakeWorld())
                .with(answers(Map.of("go", new Signed(List.of(as("lead", "Ada"), as("cto", "Bob"))))));

        assertThat(one.begin()).isEqualTo(7);
        assertThat(two.begin()).isZero();
    }

    @Test
    void whoever_was_not_asked_and_whoever_carries_out_the_run_does_not_count() {
        var plan = plan(ask("go", approve(1, true, Optional.empty(), new Question.KeepWaiting()))
                .step());
        var stranger = new Rehearsal(plan, new FakeWorld())
                .with(answers(Map.of("go", new Signed(List.of(as("qa", "Quinn"))))));
        var operator = new Rehearsal(plan, new FakeWorld())
                .with(answers(Map.of("go", new Signed(List.of(as("lead", "Olga"))))));

        assertThat(stranger.begin()).isEqualTo(7);
        assertThat(operator.begin()).isEqualTo(7);
    }

    @Test
    void one_refusal_is_a_no() {
        var plan = plan(ask("go", approve(1, false, Optional.empty(), new Question.KeepWaiting()))
                .step());
        var world = new FakeWorld().withSomebody().says("go", "refuse", "no", "Ada", Optional.of("lead"));

        assertThat(new Rehearsal(plan, world).begin()).isEqualTo(1);
    }

    @Test
    void an_approval_that_lapses_passes_to_whoever_is_next_and_then_fails() {
        var cto = new Question.Approve(
                List.of("cto"), 1, false, Optional.empty(), Optional.of(Duration.ofHours(1)), new Question.Fail());
        var plan = plan(ask("go", approve(1, false, Optional.of(Duration.ofHours(24)), new Question.AskNext(cto)))
                .step());
        var rehearsal = new Rehearsal(plan, new FakeWorld().withSomebody());
        var begun = rehearsal.world.now();

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(Duration.between(begun, rehearsal.world.now())).isEqualTo(Duration.ofHours(25));
        assertThat(rehearsal.journal.all(Event.Lapsed.class)).hasSize(2);
    }

    @Test
    void a_deadline_is_an_instant_that_a_resume_does_not_move() {
        var plan = plan(ask("go", approve(1, false, Optional.of(Duration.ofHours(24)), new Question.Fail()))
                .step());
        var rehearsal = new Rehearsal(plan, new FakeWorld());
        assertThat(rehearsal.begin()).isEqualTo(7);

        rehearsal.world.advance(Duration.ofHours(25));

        assertThat(rehearsal.resume()).isEqualTo(1);
    }

    @Test
    void the_sign_off_takes_place_whatever_the_outcome() {
        var signOff = new SignOff(
                List.of("lead", "qa"),
                List.of(new Question.Answer("remarks", text("Remarks?"), Optional.empty(), List.of())));
        var small = plan(run("build").step());
        var plan = new Plan(
                small.format(),
                small.head(),
                small.environment(),
                small.windows(),
                small.inputs(),
                small.secrets(),
                small.contacts(),
                small.escalation(),
                small.channels(),
                small.thresholds(),
                small.phases(),
                small.rollback(),
                Optional.of(signOff),
                small.references());
        Map<String, Answers.Given> all = Map.of(
                "sign-off",
                new Signed(List.of(as("lead", "Ada"), as("qa", "Quinn"))),
                "sign-off.remarks",
                word("none"));

        var signed = new Rehearsal(plan, new FakeWorld()).with(answers(all));
        var failed = new Rehearsal(plan, new FakeWorld().script("build", 1, "")).with(answers(all));
        var unsigned = new Rehearsal(plan, new FakeWorld());

        assertThat(signed.begin()).isZero();
        assertThat(failed.begin()).isEqualTo(1);
        assertThat(unsigned.begin()).isEqualTo(7);
        assertThat(failed.journal.all(Event.SignedOff.class)).hasSize(2);
    }
}
