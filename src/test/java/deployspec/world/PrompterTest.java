package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Happening;
import deployspec.execute.port.Output;
import deployspec.execute.port.Prompt;
import deployspec.execute.port.Reply;
import deployspec.execute.port.Result;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PrompterTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String ASKED = "run it? [Enter] > ";
    private static final Happening INT = new Happening.Signalled(Happening.Signal.INT);

    private final TestTerminal terminal = new TestTerminal();
    private final Prompter prompter = terminal.prompter();
    private final LinkedBlockingQueue<Happening> heard = new LinkedBlockingQueue<>();
    private final Stop stop = new Stop();

    @BeforeEach
    void listen() {
        prompter.telling(heard::add);
    }

    @Test
    void enterRunsAndTheOperatorIsWhoSaidSo() throws Exception {
        var answer = ask(question(List.of()));
        terminal.shows(ASKED);
        terminal.press("\r");
        assertThat(answer.get()).isEqualTo(replied("run", Optional.empty(), "op", Optional.empty()));
    }

    @Test
    void ctrlCIsASignalAndNeverAnAnswer() throws Exception {
        var answer = ask(question(List.of()));
        terminal.shows(ASKED);
        terminal.press(CTRL_C);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(INT);
        terminal.shows(ASKED);
        assertThat(answer).isNotDone();
        terminal.press("skip\r");
        terminal.shows("why? ");
        terminal.press("not today\r");
        assertThat(answer.get()).isEqualTo(replied("skip", Optional.of("not today"), "op", Optional.empty()));
    }

    @Test
    void ctrlCWhereAReasonIsAskedIsNoReason() throws Exception {
        var answer = ask(question(List.of()));
        terminal.shows(ASKED);
        terminal.press("skip\r");
        terminal.shows("why? ");
        terminal.press(CTRL_C);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(INT);
        terminal.shows("why? ");
        terminal.press("\r");
        terminal.shows("nothing was recorded");
        terminal.shows(ASKED);
        assertThat(answer).isNotDone();
        stop.want();
        assertThat(answer.get()).isEqualTo(new Result.Cancelled(Output.NONE));
    }

    @Test
    void aWithdrawnQuestionIsNobodysSignalAndTheNextOneIsAskedAsUsual() throws Exception {
        var first = ask(question(List.of()));
        terminal.shows(ASKED);
        stop.want();
        assertThat(first.get()).isEqualTo(new Result.Cancelled(Output.NONE));
        assertThat(heard).isEmpty();

        var second = CompletableFuture.supplyAsync(() -> prompter.ask(question(List.of()), new Stop()));
        terminal.shows(ASKED);
        terminal.press("run\r");
        assertThat(second.get()).isEqualTo(replied("run", Optional.empty(), "op", Optional.empty()));
        assertThat(heard).isEmpty();
    }

    @Test
    void theEndOfTheInputIsALostTerminal() throws Exception {
        var answer = ask(question(List.of()));
        terminal.shows(ASKED);
        terminal.press(CTRL_D);
        assertThat(answer.get()).isEqualTo(new Result.Cancelled(Output.NONE));
        assertThat(heard).containsExactly(new Happening.Signalled(Happening.Signal.HUP));
    }

    @Test
    void whoeverAnswersSaysAsWhomAndWhoTheyAre() throws Exception {
        var contacts = List.of(
                new Prompt.Contact("dba", "Database\u001b[2J owner", Optional.empty()),
                new Prompt.Contact("lead", "Release lead", Optional.of("A. Lead")));
        var answer = ask(question(contacts));
        terminal.shows(ASKED);
        terminal.press("\r");
        terminal.shows("as whom? ");
        terminal.press("3\r");
        terminal.shows("Give a number or a name");
        terminal.press("1\r");
        terminal.shows("your name, as Database");
        terminal.press("Ada\r");
        assertThat(answer.get()).isEqualTo(replied("run", Optional.empty(), "Ada", Optional.of("dba")));
        assertThat(terminal.screen()).doesNotContain("\u001b[2J");
    }

    private CompletableFuture<Result> ask(Prompt prompt) {
        return CompletableFuture.supplyAsync(() -> prompter.ask(prompt, stop));
    }

    private static Result replied(String word, Optional<String> reason, String who, Optional<String> contact) {
        return new Result.Replied(new Reply(new Reply.Chosen(word, reason), who, contact, "test"));
    }

    private static Prompt question(List<Prompt.Contact> contacts) {
        return new Prompt(
                Prompt.Kind.RUN,
                "migrate",
                Optional.empty(),
                Optional.empty(),
                "Migrate the database?",
                List.of(),
                Optional.empty(),
                List.of(new Prompt.Choice("run", "run it", false), new Prompt.Choice("skip", "leave it out", true)),
                Optional.empty(),
                contacts,
                List.of(),
                false,
                Optional.empty());
    }
}
