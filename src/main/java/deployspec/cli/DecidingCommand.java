package deployspec.cli;

import deployspec.execute.OpenQuestions;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.RunRecord;
import deployspec.execute.port.Message;
import deployspec.execute.port.Reply;
import deployspec.report.run.DecisionText;
import deployspec.world.Attendance;
import deployspec.world.Inbox;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private StatePlace state = new StatePlace();

    DecidingCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    abstract boolean agrees();

    /** What is written down with it. */
    abstract Optional<String> note();

    @Override
    public Integer call() {
        var folder = state.store(environment).find(run);
        var record = state.archive(environment).read(folder.path());
        var questions = OpenQuestions.of(record.entries());
        var who = name.orElseGet(() -> environment.getOrDefault("USER", "somebody"));
        var earlier = recorded(record, questions, who);
        if (earlier.isPresent()) {
            return again(earlier.get());
        }
        var open = asked(questions);
        mustCount(open.asked(), who);
        var reply =
                new Reply(new Reply.Chosen(agrees() ? "approve" : "refuse", note()), who, Optional.of(contact), from());
        var left = Inbox.of(folder)
                .leave(
                        new Message(record.begun().digest(), step, open.seq(), reply),
                        contact + "-" + who,
                        Instant.now());
        if (left.isPresent()) {
            return again(left.get().reply().word().equals("approve"));
        }
        streams.out()
                .print(DecisionText.of(
                        record, open, reply, state.resume(record.begun().run())));
        return Exit.DONE.code();
    }

    /** Whether this person has agreed to what is asked; empty if nothing of that is in the journal. */
    private Optional<Boolean> recorded(RunRecord record, OpenQuestions questions, String who) {
        long since = questions.named(step).map(OpenQuestions.Open::seq).orElse(0L);
        return record.entries().stream()
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

    private OpenQuestions.Open asked(OpenQuestions questions) {
        return questions.named(step).filter(open -> open.asked().isApproval()).orElseThrow(() -> {
            var others = questions.approvals().stream()
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

    static String from() {
        return Attendance.isThere() ? "another terminal" : "another process";
    }
}
