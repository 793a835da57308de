package deployspec.cli;

import deployspec.execute.Answers;
import deployspec.execute.Executor;
import deployspec.execute.Options;
import deployspec.execute.event.Event;
import deployspec.execute.event.RunRecord;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.report.run.MarkdownReport;
import deployspec.report.run.RunScreen;
import deployspec.report.run.RunSummary;
import deployspec.report.run.Screen;
import deployspec.world.Attendance;
import deployspec.world.DiskJournal;
import deployspec.world.Prompter;
import deployspec.world.RealWorld;
import deployspec.world.RunArchive;
import deployspec.world.RunFolder;
import deployspec.world.RunStore;
import deployspec.world.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spec execute}: carries a plan out, guided at a terminal or with answers given beforehand. */
@Command(
        name = "execute",
        description = "Carries out a spec: runs, asks, judges, watches, and rolls back.",
        mixinStandardHelpOptions = true)
final class ExecuteCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @Parameters(arity = "0..1", paramLabel = "SPEC", description = "A spec file; left out with --resume.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--environment", paramLabel = "NAME", description = "The environment to deploy to.")
    private Optional<String> wanted = Optional.empty();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "The value of an input; may be repeated.")
    private Map<String, String> set = new TreeMap<>();

    @Option(names = "--answers", paramLabel = "FILE", description = "Answers that a person has given beforehand.")
    private Optional<Path> answers = Optional.empty();

    @Option(names = "--yes", description = "Run scripts without asking; never answers what only a person can.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Do what changes nothing, show the rest.")
    private boolean dryRun;

    @Option(
            names = "--wait",
            description = "Without a terminal, stay while somebody is asked: answers come by `spec approve`.")
    private boolean wait;

    @Option(
            names = "--from",
            paramLabel = "STEP",
            description = "Begin with this step; earlier ones are recorded as left out.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--t0",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description = "The instant T, such as 2026-01-18T22:00:00Z; now unless given.")
    private Optional<Instant> start = Optional.empty();

    @Option(names = "--operator", paramLabel = "NAME", description = "Who carries it out; $USER unless given.")
    private Optional<String> operator = Optional.empty();

    @Mixin
    private StatePlace state = new StatePlace();

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with this run.")
    private Optional<String> resume = Optional.empty();

    @Option(
            names = "--accept-drift",
            description = "With --resume: keep to the run's plan though the spec has changed; recorded.")
    private boolean acceptDrift;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.", defaultValue = "auto")
    private Colour colour = Colour.AUTO;

    @Option(names = "--plain", description = "Lines alone: nothing that was written is written over.")
    private boolean plain;

    ExecuteCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var store = state.store(environment);
        if (resume.isPresent()) {
            return resumed(store, resume.get());
        }
        var spec = file.orElseThrow(
                () -> new UsageFault("no spec was named", "Name a spec file, or a run with --resume."));
        var checked = SpecCheck.check(spec, streams, colour, environment);
        return checked.hasErrors() ? checked.exit().code() : begun(store, checked);
    }

    private int begun(RunStore store, Checked checked) {
        var plan = Planner.plan(checked, wanted);
        var inputs = InputValues.of(plan, set);
        from.filter(id -> plan.steps().stream().noneMatch(s -> s.id().equals(id)))
                .ifPresent(id -> {
                    throw new UsageFault("the plan has no step `%s`".formatted(id), "`spec plan` shows them.");
                });
        var now = Instant.now();
        var run = store.newId(plan.head().id(), now);
        var json = PlanJson.write(plan);
        var begin = new Event.RunStarted(
                run,
                plan.head().spec(),
                PlanJson.digest(json),
                plan.environment().map(e -> e.name()),
                operatorName(),
                here().toString(),
                start.orElse(now),
                inputs,
                dryRun);
        return alone(store, plan, run, () -> {
            var folder = store.create(run, json, Sources.of(checked.source()).written());
            return carriedOut(
                    folder,
                    () -> DiskJournal.open(folder.journal()),
                    plan,
                    here(),
                    Optional.empty(),
                    Optional.of(begin));
        });
    }

    private int resumed(RunStore store, String named) {
        var folder = store.find(named);
        var run = folder.path().getFileName().toString();
        if (!Files.exists(folder.journal())) {
            throw new UsageFault("the run `%s` has no journal".formatted(run), "It never began: start a new one.");
        }
        var stored = RunArchive.storedPlan(folder.path());
        return alone(store, stored.plan(), run, () -> {
            var journal = DiskJournal.read(folder.journal()).orElseThrow();
            var begun = journal.entries().stream()
                    .flatMap(entry ->
                            entry.event() instanceof Event.RunStarted started ? Stream.of(started) : Stream.empty())
                    .findFirst()
                    .orElseThrow(() -> new UsageFault("the run `%s` never began".formatted(run), "Start a new one."));
            var frozen = FrozenPlan.of(folder, stored, begun, wanted);
            var plan = frozen.carriedOn(streams, acceptDrift);
            return carriedOut(folder, journal::open, plan, Path.of(begun.folder()), frozen.drift(), Optional.empty());
        });
    }

    /** Whoever comes second has left nothing behind. */
    private static int alone(RunStore store, Plan plan, String run, IntSupplier work) {
        try (var lock = store.lock(RunStore.alone(plan), RunStore.holder(run))) {
            return work.getAsInt();
        }
    }

    private int carriedOut(
            RunFolder folder,
            Supplier<DiskJournal> opening,
            Plan plan,
            Path workplace,
            Optional<String> accepted,
            Optional<Event.RunStarted> begin) {
        var run = folder.path().getFileName().toString();
        boolean coloured = Colour.wanted(colour, environment);
        var given = answers.map(a -> AnswersFile.read(a, operatorName())).orElse(Answers.NONE);
        try (var journal = opening.get();
                var world = new RealWorld(folder, workplace, environment, prompter(coloured));
                var signals = Signals.forwardedTo(world::signalled)) {
            accepted.ifPresent(drift -> journal.append(
                    world.now(),
                    new Event.Noted(operatorName(), "keeps to the plan of the run; the spec differs: " + drift)));
            var screen = screen(world);
            var progress =
                    new RunScreen(plan, run, journal.entries(), screen, coloured, world.attended(), folder::lastLine);
            var executor = new Executor(plan, world, journal, progress, new Options(yes, dryRun, wait, from), given);
            int exit = carryOut(executor, begin, screen);
            var record = new RunRecord(plan, journal.entries(), journal.head(), 0, Optional.empty());
            RunFiles.write(folder.report(), new MarkdownReport().write(record));
            streams.err()
                    .print(new RunSummary(Terminals.width(environment), coloured)
                            .show(record, state.resume(run), folder.report().toString()));
            streams.out().println(run);
            return exit;
        }
    }

    /** Whatever it ends with, nothing is left of what went on. */
    private int carryOut(Executor executor, Optional<Event.RunStarted> begin, Screen screen) {
        try {
            return begin.map(executor::begin).orElseGet(() -> executor.resume(operatorName()));
        } finally {
            screen.clear();
        }
    }

    private Screen screen(RealWorld world) {
        return world.columns()
                .filter(columns -> !plain && Terminals.canRewriteMessages(environment))
                .map(columns -> Screen.terminal(streams.err(), columns))
                .orElseGet(() -> Screen.plain(streams.err()));
    }

    private Optional<Prompter> prompter(boolean coloured) {
        return Attendance.isThere() ? Optional.of(Prompter.atTerminal(operatorName(), coloured)) : Optional.empty();
    }

    private String operatorName() {
        return operator.orElseGet(() -> environment.getOrDefault("USER", "operator"));
    }

    private static Path here() {
        return Path.of("").toAbsolutePath();
    }
}
