package deployspec.execute;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Person;
import deployspec.execute.port.Happening;
import deployspec.execute.port.Invocation;
import deployspec.execute.port.Journal;
import deployspec.execute.port.Message;
import deployspec.execute.port.Output;
import deployspec.execute.port.Progress;
import deployspec.execute.port.Result;
import deployspec.execute.port.World;
import deployspec.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries out a plan: the next move, into the journal, into the world, back into the journal. One thread, one loop. */
public final class Executor {
    /** Later than a busy machine is. */
    private static final Duration ASLEEP = Duration.ofSeconds(15);

    private final Plan plan;
    private final World world;
    private final Journal journal;
    private final Progress progress;
    private final Options options;
    private final Answers answers;
    private final Desk desk = new Desk();
    private final RunState state;
    private final List<Entry> unsettled = new ArrayList<>();

    public Executor(Plan plan, World world, Journal journal, Progress progress, Options options, Answers answers) {
        this.plan = plan;
        this.world = world;
        this.journal = journal;
        this.progress = progress;
        this.options = options;
        this.answers = answers;
        this.state = RunState.of(plan, journal.entries());
    }

    /**
     * Begins the run.
     *
     * @return the exit code of the process
     */
    public int begin(Event.RunStarted start) {
        write(start);
        return run();
    }

    /** Goes on with the run that the journal tells of. */
    public int resume(String operator) {
        write(new Event.Resumed(operator));
        return run();
    }

    private int run() {
        while (true) {
            hear();
            switch (next()) {
                case Move.Write write -> {
                    write.secrets().values().forEach(world::conceal);
                    desk.secrets.putAll(write.secrets());
                    write.events().forEach(this::write);
                    write.forget().forEach(this::forget);
                }
                case Move.Begin begin -> {
                    begin.before().forEach(this::write);
                    settle();
                    forget(begin.name());
                    desk.begun.put(begin.name(), world.now());
                    var ticket = desk.issue(begin.name(), begin.task());
                    progress.started(ticket, begin.task());
                    world.start(ticket, begin.task());
                }
                case Move.Cancel cancel -> {
                    settle();
                    cancel(cancel.name());
                }
                case Move.Await await -> {
                    settle();
                    progress.waiting(await.why(), await.until());
                    var happening = awaited(await.deadline());
                    noticeSleep(await.deadline());
                    happened(happening);
                }
                case Move.Leave leave -> {
                    settle();
                    desk.running.values().forEach(r -> world.cancel(r.ticket()));
                    return leave.exit();
                }
            }
        }
    }

    /** Until then, whoever is shown what goes on is told now and then how late it is. */
    private Happening awaited(Optional<Instant> deadline) {
        while (true) {
            var tick = progress.tick(world.now());
            var happening =
                    world.await(Stream.concat(deadline.stream(), tick.stream()).min(Comparator.naturalOrder()));
            boolean early = happening instanceof Happening.TimeReached
                    && deadline.filter(d -> !world.now().isBefore(d)).isEmpty();
            if (!early) {
                return happening;
            }
        }
    }

    /** Whoever was to wake up long ago has slept, or has been put to sleep. */
    private void noticeSleep(Optional<Instant> due) {
        due.map(d -> Duration.between(d, world.now()))
                .filter(late -> late.compareTo(ASLEEP) > 0)
                .ifPresent(late -> write(new Event.Slept(late)));
    }

    private Move next() {
        return Moves.next(situation());
    }

    private Situation situation() {
        return new Situation(plan, state, desk, world.now(), options, answers, world.attended(), world::output, true);
    }

    private void write(Event event) {
        var entry = journal.append(world.now(), event);
        state.add(entry);
        unsettled.add(entry);
        if (event instanceof Event.Answered answered && answered.key().equals("interrupt")
                || event instanceof Event.StopChosen
                || event instanceof Event.RollbackTriggered) {
            desk.interrupts = 0;
        }
    }

    /** What was written since the last time becomes durable, and is told: before anything is done, awaited, or left. */
    private void settle() {
        journal.settle();
        unsettled.forEach(progress::recorded);
        unsettled.clear();
    }

    /** The end of an action is always waited for; of all else nobody wants to hear any more. */
    private void cancel(String name) {
        var running = Optional.ofNullable(desk.running.get(name)).orElseThrow();
        world.cancel(running.ticket());
        if (name.startsWith("action ")) {
            desk.tellToEnd(name);
        } else {
            desk.running.remove(name);
            progress.ended(running.ticket(), new Result.Cancelled(Output.NONE));
        }
    }

    private void happened(Happening happening) {
        switch (happening) {
            case Happening.Ended ended -> ended(ended);
            case Happening.TimeReached reached -> {}
            case Happening.Heard heard -> {}
            case Happening.Signalled signalled -> signalled(signalled.signal());
            case Happening.Invoked invoked -> invoked(invoked.invocation());
        }
    }

    /**
     * What was said elsewhere is taken for the answer of whoever is asked, in place of the prompt; whatever answers no
     * question that is open is put down and counts for nothing.
     */
    private void hear() {
        for (var message : world.messages()) {
            var name = Questions.name(message.key());
            if (desk.result(name).isPresent()) {
                continue;
            }
            if (answersAnOpenQuestion(message)) {
                if (desk.isRunning(name)) {
                    cancel(name);
                }
                desk.results.put(name, new Result.Replied(message.reply()));
                desk.messages.put(name, message);
            } else {
                write(new Event.Noted(
                        message.reply().who(),
                        "what was said from %s to `%s` does not count: that is not asked any more"
                                .formatted(message.reply().from(), message.key())));
                settle();
                world.taken(message);
            }
        }
    }

    private boolean answersAnOpenQuestion(Message message) {
        boolean ours =
                state.begun.filter(b -> b.digest().equals(message.plan())).isPresent();
        return ours
                && state.questions
                        .named(message.key())
                        .filter(open -> open.seq() == message.question())
                        .isPresent();
    }

    private void forget(String name) {
        desk.forget(name);
        desk.messages.entrySet().removeIf(said -> {
            boolean done = desk.result(said.getKey()).isEmpty();
            if (done) {
                settle();
                world.taken(said.getValue());
            }
            return done;
        });
    }

    private void signalled(Happening.Signal signal) {
        var meaning = switch (signal) {
            case INT ->
                desk.interrupts++ == 0 ? "interrupted: nothing new starts" : "interrupted again: what runs is stopped";
            case TERM -> {
                desk.terminated = true;
                yield "told to end: what runs is stopped";
            }
            case HUP -> {
                desk.hungUp = true;
                yield "the terminal is lost: nothing new starts";
            }
        };
        write(new Event.Noted("SIG" + signal, meaning));
    }

    private void ended(Happening.Ended ended) {
        desk.nameOf(ended.ticket()).ifPresent(name -> {
            desk.running.remove(name);
            desk.ended.put(name, world.now());
            progress.ended(ended.ticket(), ended.result());
            if (ended.result() instanceof Result.SecretFound secret) {
                desk.secrets.put(name.substring("secret ".length()), secret.value());
            } else {
                desk.results.put(name, ended.result());
            }
        });
    }

    private void invoked(Invocation invocation) {
        var person = new Person(invocation.who(), Optional.empty(), "terminal");
        var triggers = new Triggers(situation());
        switch (invocation) {
            case Invocation.Hold hold -> {
                desk.onHold = true;
                write(new Event.Noted(hold.who(), "hold: nothing new starts"));
            }
            case Invocation.Release release -> {
                desk.onHold = false;
                write(new Event.Noted(release.who(), "go on"));
            }
            case Invocation.RollBack back ->
                triggers.invoked(Event.Trigger.CHOICE, back.reason(), person)
                        .ifPresentOrElse(this::write, this::nothingToTakeBack);
            case Invocation.Judge judge ->
                triggers.invoked(Event.Trigger.JUDGEMENT, judge.judgement(), person)
                        .ifPresentOrElse(this::write, this::nothingToTakeBack);
            case Invocation.Stop stop -> write(new Event.StopChosen(stop.who(), stop.reason()));
            case Invocation.Note note -> write(new Event.Noted(note.who(), note.text()));
            case Invocation.MoveStart move -> {
                if (state.rollback.armed.isPresent()) {
                    progress.refused("T can't be moved any more: the first changing step has started");
                } else {
                    write(new Event.StartMoved(move.start(), move.who()));
                }
            }
        }
    }

    private void nothingToTakeBack() {
        progress.refused(
                "There is nothing to take back: no step that changes something has started, or the rollback is under way or over");
    }
}
