package deployspec.cli;

import deployspec.execute.OpenQuestions;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.port.Message;
import deployspec.execute.port.Reply;
import deployspec.report.run.DecisionText;
import deployspec.world.Attendance;
import deployspec.world.DiskJournal;
import deployspec.world.Inbox;
import deployspec.world.RunStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What {@code spec approve} and {@code spec reject} have in common: one person's answer to a run, from another terminal. It
 * changes nothing of the run's record: it leaves the answer beside it, for the run to take up.
 */
abstract class DecidingCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Parameters(index = "1", paramLabel = "STEP", description = "The step that asks, or rollback-decision.")
    private String step = "";

    @Option(names = "--as", paramLabel = "CONTACT", required = true, description = "As which of those who are asked.")
    private String contact = "";

    @Option(names = "--name", paramLabel = "NAME", description = "Who decides; $USER unless given.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--state", paramLabel = "DIR", description = "Where runs are kept.")
    private Optional<Path> state = Optional.empty();

    DecidingCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    abstract boolean agrees();

    /** What is written down with it. */
    abstract Optional<String> note();

    @Override
    public Integer call() {
        var folder = RunStore.at(state.orElseGet(() -> RunStore.usualPlace(environment)))
                .find(run);
        var plan = FrozenPlan.read(folder);
        var entries = DiskJournal.look(folder.journal()).orElse(List.of());
        var who = name.orElseGet(() -> environment.getOrDefault("USER", "somebody"));
        var earlier = recorded(entries, who);
        if (earlier.isPresent()) {
            return again(earlier.get());
        }
        var open = asked(entries);
        mustCount(open.asked(), who);
        var reply =
                new Reply(new Reply.Chosen(agrees() ? "approve" : "refuse", note()), who, Optional.of(contact), from());
        var left = Inbox.of(folder)
                .leave(new Message(digest(entries), step, open.seq(), reply), contact + "-" + who, Instant.now());
        if (left.isPresent()) {
            return again(left.get().reply().content() instanceof Reply.Chosen chosen
                    && chosen.word().equals("approve"));
        }
        streams.out().print(DecisionText.of(plan, entries, open, reply, resume()));
        return Exit.DONE.code();
    }

    /** Whether this person has agreed to what is asked; empty if nothing of that is in the journal. */
    private Optional<Boolean> recorded(List<Entry> entries, String who) {
        long since = OpenQuestions.of(entries)
                .named(step)
                .map(OpenQuestions.Open::seq)
                .orElse(0L);
        return entries.stream()
                .filter(entry -> entry.seq() > since)
                .map(Entry::event)
                .filter(event -> event instanceof Event.Approved approved
                        && approved.key().equals(step)
                        && approved.by().name().equals(who)
                        && approved.by().contact().equals(Optional.of(contact)))
                .map(event -> ((Event.Approved) event).agrees())
                .reduce((before, last) -> last);
    }

    /** To say the same twice changes nothing; to say something else is no way to take it back. */
    private int again(boolean agreed) {
        if (agreed != agrees()) {
            throw new UsageFault(
                    "%s has %s already".formatted(contact, agreed ? "approved" : "refused"),
                    "An answer stands; tell whoever carries out the run, who can stop it or go back.");
        }
        streams.out()
                .println("%s had %s already; nothing was changed".formatted(contact, agreed ? "approved" : "refused"));
        return Exit.DONE.code();
    }

    private OpenQuestions.Open asked(List<Entry> entries) {
        var questions = OpenQuestions.of(entries);
        return questions.named(step).filter(OpenQuestions.Open::isApproval).orElseThrow(() -> {
            var others = questions.all().stream()
                    .filter(OpenQuestions.Open::isApproval)
                    .map(open -> open.asked().key())
                    .toList();
            return new UsageFault(
                    "nobody is asked to approve `%s` now".formatted(step),
                    others.isEmpty()
                            ? "The run asks for no approval; `spec status %s` shows where it stands.".formatted(run)
                            : "It asks for %s.".formatted(String.join(", ", others)));
        });
    }

    private void mustCount(Event.Asked asked, String who) {
        if (!asked.contacts().isEmpty() && !asked.contacts().contains(contact)) {
            throw new UsageFault(
                    "`%s` is none of those who are asked".formatted(contact),
                    "It asks %s.".formatted(String.join(", ", asked.contacts())));
        }
        if (asked.not().filter(who::equalsIgnoreCase).isPresent()) {
            throw new UsageFault(
                    "%s carries out the run, and may not approve this".formatted(who),
                    "Let another person do it; --name says who decides.");
        }
    }

    private String resume() {
        return "spec execute --resume " + run + state.map(s -> " --state " + s).orElse("");
    }

    private static String digest(List<Entry> entries) {
        return entries.stream()
                .map(Entry::event)
                .filter(Event.RunStarted.class::isInstance)
                .map(event -> ((Event.RunStarted) event).digest())
                .findFirst()
                .orElseThrow();
    }

    private static String from() {
        return Attendance.isThere() ? "another terminal" : "another process";
    }
}
