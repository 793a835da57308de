package deployspec.cli;

import deployspec.execute.OpenQuestions;
import deployspec.execute.Waiving;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Resolution;
import deployspec.execute.event.Person;
import deployspec.execute.event.RunRecord;
import deployspec.execute.port.Message;
import deployspec.execute.port.Reply;
import deployspec.plan.PlannedStep;
import deployspec.report.run.DecisionText;
import deployspec.world.Inbox;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spec waive}: as {@link DecidingCommand}, it leaves what was decided beside the run's record. */
@Command(
        name = "waive",
        description = "Decides that what failed in a run holds nothing up, from another terminal.",
        mixinStandardHelpOptions = true)
final class WaiveCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Parameters(
            index = "1",
            paramLabel = "STEP[/GATE]",
            description = "The step that failed, and the gate for which it did.")
    private String place = "";

    @Option(names = "--by", paramLabel = "CONTACT", required = true, description = "As which contact of the spec.")
    private String contact = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Why; it is written down.")
    private String why = "";

    @Option(names = "--until", paramLabel = "DATE", description = "The last day, in UTC, on which it holds.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "Who decides; $USER unless given.")
    private Optional<String> name = Optional.empty();

    @Mixin
    private StatePlace state = new StatePlace();

    WaiveCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        mustSaySomething();
        var folder = state.store(environment).find(run);
        var record = state.archive(environment).read(folder.path());
        var step = step(record);
        var who = name.orElseGet(() -> environment.getOrDefault("USER", "somebody"));
        var waived = new Reply.Waived(gate(), why, until);
        var reply = new Reply(waived, who, Optional.of(contact), DecidingCommand.from());
        var questions = OpenQuestions.of(record.entries());
        var open = questions.named(Waiving.key(step.id())).filter(o -> o.asked().takesWaiver());
        if (open.isEmpty()) {
            return recorded(record, step, who).map(this::again).orElseThrow(() -> nothingFailed(step, questions));
        }
        mustCount(open.get().asked(), record, step);
        var message = new Message(
                record.begun().digest(), Waiving.key(step.id()), open.get().seq(), reply);
        var before = Inbox.of(folder).leave(message, Waiving.WORD, Instant.now());
        if (before.isPresent()) {
            var said = before.get().reply();
            return again(said.content().equals(waived)
                    && said.contact().equals(reply.contact())
                    && said.who().equals(who));
        }
        streams.out()
                .print(DecisionText.of(
                        record, open.get(), reply, state.resume(record.begun().run())));
        return Exit.DONE.code();
    }

    private void mustSaySomething() {
        if (why.isBlank()) {
            throw new UsageFault("--why is empty", "Say why it may fail; it stands in the record and in every report.");
        }
        until.ifPresent(day -> {
            try {
                if (LocalDate.parse(day).isBefore(LocalDate.now(ZoneOffset.UTC))) {
                    throw new UsageFault("%s has passed".formatted(day), "Give a day that is still to come, or none.");
                }
            } catch (DateTimeParseException e) {
                throw new UsageFault("`%s` is no day".formatted(day), "Write one as 2026-02-01.");
            }
        });
    }

    private Optional<String> gate() {
        int slash = place.indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(place.substring(slash + 1));
    }

    private PlannedStep step(RunRecord record) {
        var id = place.split("/", 2)[0];
        return record.plan().allSteps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageFault(
                        "the run has no step `%s`".formatted(id),
                        "`spec status %s` shows where it stands.".formatted(run)));
    }

    /** Whether what this person has waived of the step, and stands in the journal, is this; empty if there is nothing. */
    private Optional<Boolean> recorded(RunRecord record, PlannedStep step, String who) {
        var person = new Person(who, Optional.of(contact), "");
        return record.entries().stream()
                .map(Entry::event)
                .flatMap(event -> recorded(event, step.id(), person).stream())
                .reduce((before, last) -> last);
    }

    private Optional<Boolean> recorded(Event event, String step, Person person) {
        return switch (event) {
            case Event.GateWaived e ->
                e.person()
                        .filter(p -> e.step().equals(step) && isSame(p, person))
                        .map(p -> e.why().equals(why) && e.until().equals(until));
            case Event.Responded e ->
                e.by().filter(p -> e.step().equals(step) && isSame(p, person))
                        .filter(p -> e.resolution() == Resolution.CONTINUE)
                        .map(p -> e.reason().startsWith(why));
            default -> Optional.empty();
        };
    }

    private static boolean isSame(Person a, Person b) {
        return a.name().equals(b.name()) && a.contact().equals(b.contact());
    }

    /** To say the same twice changes nothing; to say something else is no way to take it back. */
    private int again(boolean same) {
        if (!same) {
            throw new UsageFault(
                    "`%s` is waived already, otherwise".formatted(place),
                    "A waiver stands; tell whoever carries out the run, who can stop it or go back.");
        }
        streams.out().println("%s had waived it already; nothing was changed".formatted(contact));
        return Exit.DONE.code();
    }

    private UsageFault nothingFailed(PlannedStep step, OpenQuestions questions) {
        var others = questions.waivable().stream()
                .map(open -> open.asked().key().replaceFirst("\\.on-failure$", ""))
                .toList();
        return new UsageFault(
                "nobody is asked about a failure of `%s` that could be waived now".formatted(step.id()),
                others.isEmpty()
                        ? "Only what was measured and failed is, where `on-failure` lets the run go on: `spec status %s`."
                                .formatted(run)
                        : "It is about %s.".formatted(String.join(", ", others)));
    }

    private void mustCount(Event.Asked asked, RunRecord record, PlannedStep step) {
        if (!asked.contacts().contains(contact)) {
            throw new UsageFault(
                    "`%s` is none of those who may waive it".formatted(contact),
                    "These may: %s.".formatted(String.join(", ", asked.contacts())));
        }
        var failed = Waiving.failedGate(record.plan(), record.entries(), step).map(Waiving.Failed::name);
        if (gate().isPresent() && !gate().equals(failed)) {
            throw new UsageFault(
                    "`%s` is not the gate for which `%s` failed".formatted(gate().get(), step.id()),
                    failed.map(gate -> "That is `%s`.".formatted(gate))
                            .orElse("It failed before its gates were judged; name the step alone."));
        }
    }
}
