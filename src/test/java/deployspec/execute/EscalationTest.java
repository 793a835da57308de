package deployspec.execute;

import static deployspec.execute.Plans.*;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Telling;
import deployspec.execute.port.Message;
import deployspec.execute.port.Reply;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.plan.Action;
import deployspec.plan.EscalationHop;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.Plan;
import deployspec.plan.Question;
import deployspec.plan.Stretch;
import deployspec.value.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is told when nobody answers: one after the other, each once, at instants that stand in the journal. */
final class EscalationTest {
    private static final Instant BEGINNING = Instant.parse("2026-01-20T22:00:00Z");
    private static final String TEAM = "POST https://team.example.com/hook";
    private static final Options WAITS = new Options(true, false, true, Optional.empty());

    private static final List<EscalationHop> HOPS =
            List.of(hop("lead", "pager", 5), hop("qa", "team", 15), hop("cto", "pager", 30));

    private static EscalationHop hop(String contact, String via, int minutes) {
        return new EscalationHop(contact, List.of(via), Optional.of(Duration.ofMinutes(minutes)));
    }

    private static Plan escalated(Plan plan) {
        return escalating(
                plan,
                HOPS,
                channel("pager", sending("page")),
                channel("team", posting("https://team.example.com/hook", "${MESSAGE}")));
    }

    private static FakeWorld world() {
        return new FakeWorld().script(TEAM, answers(200));
    }

    private static FakeWorld.Does answers(int status) {
        return new FakeWorld.Does(Duration.ZERO, Result.HttpAnswered.whole(status, "", List.of()));
    }

    private static Plan approval(Optional<Duration> within, Question.Otherwise otherwise) {
        var approve = new Question.Approve(List.of("board"), 1, false, Optional.of(text("Switch?")), within, otherwise);
        return escalated(plan(ask("go", approve).step(), run("switch").step()));
    }

    private static Plan waitingForAnApproval() {
        return approval(Optional.empty(), new Question.KeepWaiting());
    }

    /** Who was told, how many minutes after the beginning. */
    private static List<String> hops(Rehearsal rehearsal) {
        return rehearsal.journal.entries().stream()
                .filter(e -> e.event() instanceof Event.Escalated)
                .map(e -> minutes(e) + " "
                        + ((Event.Escalated) e.event()).contact().orElse("nobody"))
                .toList();
    }

    private static long minutes(Entry entry) {
        return Duration.between(BEGINNING, entry.at()).toMinutes();
    }

    /** The key of each message that left. */
    private static List<String> sent(Rehearsal rehearsal) {
        return rehearsal.world.tasks.stream()
                .flatMap(task -> key(task).stream())
                .toList();
    }

    private static Optional<String> key(Task task) {
        return switch (task) {
            case Task.RunScript run ->
                Optional.ofNullable(run.environment().get("SPEC_IDEMPOTENCY_KEY"))
                        .filter(key -> run.script().equals("page"));
            case Task.CallHttp call -> call.body().map(body -> body.replaceAll(".*\"key\":\"([^\"]*)\".*", "$1"));
            default -> Optional.empty();
        };
    }

    @Test
    void while_a_run_waits_each_is_told_once_in_order_to_the_end_which_is_said() {
        var rehearsal =
                new Rehearsal(approval(Optional.of(Duration.ofHours(2)), new Question.Fail()), world()).with(WAITS);

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(hops(rehearsal)).containsExactly("0 lead", "5 qa", "20 cto");
        assertThat(rehearsal.journal.entries().stream()
                        .filter(e -> e.event() instanceof Event.NobodyLeft)
                        .map(EscalationTest::minutes))
                .containsExactly(50L);
        assertThat(sent(rehearsal)).containsExactly("run-1.go.hop-1", "run-1.go.hop-2", "run-1.go.hop-3");
        assertThat(rehearsal.journal.all(Event.Told.class))
                .allMatch(told -> told.outcome() == Telling.SENT && told.attempts() == 1);
    }

    @Test
    void whoever_is_told_reads_of_what_as_whom_and_how_long() {
        var rehearsal = new Rehearsal(waitingForAnApproval(), world());

        assertThat(rehearsal.begin()).isEqualTo(7);

        var page = (Task.RunScript) rehearsal.world.tasks.getFirst();
        assertThat(page.environment().get("MESSAGE"))
                .isEqualTo("X (production): waiting for an answer to `go`: Switch?"
                        + " This goes to Lead, who has 5m. Run run-1.");
    }

    @Test
    void an_answer_ends_it() {
        var rehearsal = new Rehearsal(waitingForAnApproval(), world()).with(WAITS);
        long question = question();
        rehearsal.world.hears(Duration.ofMinutes(7), approves(question));

        assertThat(rehearsal.begin()).isZero();

        assertThat(hops(rehearsal)).containsExactly("0 lead", "5 qa");
        assertThat(rehearsal.journal.all(Event.NobodyLeft.class)).isEmpty();
    }

    private static long question() {
        var rehearsal = new Rehearsal(waitingForAnApproval(), world());
        rehearsal.begin();
        return OpenQuestions.of(rehearsal.journal.entries())
                .named("go")
                .orElseThrow()
                .seq();
    }

    private static Message approves(long question) {
        var reply =
                new Reply(new Reply.Chosen("approve", Optional.empty()), "Bob", Optional.of("cto"), "another terminal");
        return new Message("d1ge57", "go", question, reply);
    }

    @Test
    void a_run_that_leaves_tells_the_first_before_and_whoever_resumes_it_tells_nobody_twice() {
        var rehearsal = new Rehearsal(waitingForAnApproval(), world());

        assertThat(rehearsal.begin()).isEqualTo(7);
        assertThat(rehearsal.journal.entries().getLast().event()).isInstanceOf(Event.Suspended.class);
        assertThat(hops(rehearsal)).containsExactly("0 lead");
        rehearsal.world.advance(Duration.ofMinutes(2));
        assertThat(rehearsal.resume()).isEqualTo(7);
        assertThat(hops(rehearsal)).containsExactly("0 lead");
        assertThat(sent(rehearsal)).containsExactly("run-1.go.hop-1");
    }

    @Test
    void those_whose_turn_came_while_nobody_was_there_are_told_at_once_in_order_and_late() {
        var rehearsal = new Rehearsal(waitingForAnApproval(), world());
        assertThat(rehearsal.begin()).isEqualTo(7);

        rehearsal.world.advance(Duration.ofMinutes(30));
        assertThat(rehearsal.resume()).isEqualTo(7);

        assertThat(hops(rehearsal)).containsExactly("0 lead", "30 qa", "30 cto");
        assertThat(rehearsal.journal.all(Event.Escalated.class))
                .extracting(e ->
                        e.missed().map(at -> Duration.between(BEGINNING, at).toMinutes()))
                .containsExactly(Optional.empty(), Optional.of(5L), Optional.of(20L));
        rehearsal.world.advance(Duration.ofMinutes(21));
        assertThat(rehearsal.resume()).isEqualTo(7);
        assertThat(rehearsal.journal.all(Event.NobodyLeft.class)).hasSize(1);
        assertThat(sent(rehearsal)).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void whoever_resumes_with_an_answer_at_hand_tells_nobody() {
        var rehearsal = new Rehearsal(waitingForAnApproval(), world());
        assertThat(rehearsal.begin()).isEqualTo(7);

        rehearsal.world.advance(Duration.ofMinutes(30));
        rehearsal.world.hears(Duration.ZERO, approves(question()));

        assertThat(rehearsal.resume()).isZero();
        assertThat(hops(rehearsal)).containsExactly("0 lead");
    }

    @Test
    void at_a_terminal_an_approval_that_is_late_starts_at_the_top_while_the_prompt_is_open() {
        var rehearsal = new Rehearsal(approval(Optional.of(Duration.ofHours(1)), new Question.KeepWaiting()), world());
        rehearsal.world.withSomebody().hears(Duration.ofMinutes(90), approves(late()));

        assertThat(rehearsal.begin()).isZero();

        assertThat(hops(rehearsal)).containsExactly("60 lead", "65 qa", "80 cto");
        assertThat(rehearsal.journal.all(Event.Escalated.class))
                .allMatch(e -> e.cause() == Event.Cause.LATE && e.subject().equals("go"));
    }

    /** The question is another one once the time for the first is over. */
    private static long late() {
        var rehearsal = new Rehearsal(approval(Optional.of(Duration.ofHours(1)), new Question.KeepWaiting()), world());
        rehearsal.world.withSomebody();
        try {
            rehearsal.begin();
        } catch (AssertionError e) {
            // Nobody ever answers.
        }
        return rehearsal.journal.entries().stream()
                .filter(e -> e.event() instanceof Event.Asked)
                .skip(1)
                .findFirst()
                .orElseThrow()
                .seq();
    }

    @Test
    void somebody_is_told_that_nobody_approved_in_time_even_if_that_is_the_end() {
        var rehearsal = new Rehearsal(approval(Optional.of(Duration.ofHours(1)), new Question.Fail()), world());
        rehearsal.world.withSomebody();

        assertThat(rehearsal.begin()).isEqualTo(1);

        assertThat(hops(rehearsal)).containsExactly("60 lead");
        assertThat(sent(rehearsal)).containsExactly("run-1.go.hop-1");
        assertThat(rehearsal.journal.all(Event.Told.class)).hasSize(1);
    }

    private static final Map<Level.Kind, String> LEVELS =
            Map.of(Level.Kind.TARGET, "< 0.1%", Level.Kind.WARNING, "> 0.5%", Level.Kind.CRITICAL, "> 1%");

    private static Plan watch() {
        var watch = judged("watch", gate("errors"))
                .ladder(new Stretch(Duration.ofHours(1), Duration.ofMinutes(10), Optional.empty()))
                .onFailure(Response.CONTINUE)
                .step();
        return escalated(plan(List.of(phase("main", watch)), Optional.empty(), List.of(ratio("errors", LEVELS))));
    }

    @Test
    void a_critical_level_is_escalated_while_the_watch_goes_on_until_it_is_better() {
        var world = world().reading("measure errors", t -> t.toMinutes() < 30 ? "3" : "0");
        var rehearsal = new Rehearsal(watch(), world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(hops(rehearsal)).containsExactly("10 lead", "15 qa");
        assertThat(sent(rehearsal)).containsExactly("run-1.errors.hop-1", "run-1.errors.hop-2");
    }

    @Test
    void what_gets_critical_again_is_another_thing_to_tell() {
        var world = world().reading("measure errors", t -> t.toMinutes() < 15 || t.toMinutes() > 45 ? "3" : "0");
        var rehearsal = new Rehearsal(watch(), world);

        assertThat(rehearsal.begin()).isZero();

        assertThat(hops(rehearsal)).containsExactly("10 lead", "15 qa", "50 lead", "55 qa");
        assertThat(sent(rehearsal))
                .containsExactly(
                        "run-1.errors.hop-1", "run-1.errors.hop-2", "run-1.errors.2.hop-1", "run-1.errors.2.hop-2");
    }

    @Test
    void nobody_is_waited_for_whom_no_message_reached() {
        var world = new FakeWorld().script("page", 1, "").script(TEAM, answers(404));
        var rehearsal = new Rehearsal(waitingForAnApproval(), world);

        assertThat(rehearsal.begin()).isEqualTo(7);

        assertThat(hops(rehearsal)).containsExactly("0 lead", "0 qa", "0 cto");
        assertThat(rehearsal.journal.all(Event.Told.class))
                .extracting(t -> t.channel() + " " + t.outcome() + " " + t.attempts())
                .containsExactly("pager NOT_SENT 5", "team NOT_SENT 1", "pager NOT_SENT 5");
        assertThat(rehearsal.journal.all(Event.NobodyLeft.class)).hasSize(1);
    }

    @Test
    void what_is_sent_by_hand_is_shown_to_whoever_is_there() {
        var byHand = channel(
                "mail", new Action.AskOperator(new Question.Send("mail", text("Send it by mail"), text("${MESSAGE}"))));
        var approve = new Question.Approve(
                List.of("board"),
                1,
                false,
                Optional.of(text("Switch?")),
                Optional.of(Duration.ofHours(1)),
                new Question.Fail());
        var plan = escalating(plan(ask("go", approve).step()), List.of(hop("lead", "mail", 5)), byHand);
        var attended = new Rehearsal(plan, new FakeWorld().withSomebody());
        var unattended = new Rehearsal(plan, new FakeWorld());

        attended.begin();
        unattended.begin();

        assertThat(attended.journal.all(Event.Told.class).getFirst().how())
                .startsWith("Send it by mail: X (production): “Switch?” (`go`) was not answered in time");
        assertThat(attended.journal.all(Event.Told.class).getFirst().outcome()).isEqualTo(Telling.BY_HAND);
        assertThat(unattended.journal.all(Event.Told.class).getFirst().outcome())
                .isEqualTo(Telling.NOT_SENT);
    }

    @Test
    void nobody_is_told_twice_wherever_the_tool_died_but_of_what_was_on_its_way() {
        var whole = new Rehearsal(waitingForAnApproval(), world());
        whole.begin();
        for (int crash = 1; crash <= whole.journal.entries().size(); crash++) {
            var rehearsal = new Rehearsal(waitingForAnApproval(), world());
            rehearsal.journal.crashingBehind(crash);
            try {
                rehearsal.begin();
            } catch (MemoryJournal.Crash e) {
                rehearsal.world.crash();
            }
            assertThat(rehearsal.resume()).as("crash behind entry %d", crash).isEqualTo(7);
            assertThat(rehearsal.journal.all(Event.Told.class)).hasSize(1);
            assertThat(hops(rehearsal)).containsExactly("0 lead");
            assertThat(sent(rehearsal)).containsOnly("run-1.go.hop-1");
        }
    }
}
