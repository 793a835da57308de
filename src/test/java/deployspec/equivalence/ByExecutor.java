package deployspec.equivalence;

import deployspec.execute.Executor;
import deployspec.execute.Options;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Reading;
import deployspec.execute.event.Verdict;
import deployspec.execute.port.Progress;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import deployspec.execute.port.Ticket;
import deployspec.execute.port.World;
import deployspec.plan.Ending;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.value.Level;
import deployspec.world.DiskJournal;
import deployspec.world.RehearsalWorld;
import deployspec.world.RunFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The executor, on a virtual clock; scripts run. */
final class ByExecutor {
    private ByExecutor() {}

    static Carried carryOut(Plan plan, Stage stage) throws IOException {
        var run = RunFolder.at(stage.folder().resolve("run"));
        try (var journal = DiskJournal.open(run.journal());
                var world = new RehearsalWorld(
                        run,
                        stage.workplace(),
                        stage.environment(),
                        Stage.T,
                        (url, now) -> stage.ask(url, now).result())) {
            var executor = new Executor(
                    plan,
                    world,
                    journal,
                    new Clock(world, stage),
                    new Options(true, false, false, Optional.empty()),
                    new People(plan, stage.situation()).answers());
            int exit = executor.begin(new Event.RunStarted(
                    "run",
                    plan.head().spec(),
                    PlanJson.digest(plan),
                    plan.environment().map(e -> e.name()),
                    "operator",
                    stage.workplace().toString(),
                    Stage.T,
                    stage.inputs(plan),
                    false));
            var entries = journal.entries();
            return new Carried(
                    stage.trace(),
                    endings(entries),
                    gates(entries),
                    samples(entries),
                    Carried.Result.of(exit),
                    story(entries));
        }
    }

    /** Lets whatever is begun know how late it is. */
    private record Clock(World world, Stage stage) implements Progress {
        @Override
        public void started(Ticket ticket, Task task) {
            stage.tell(world.now());
        }

        @Override
        public void recorded(Entry entry) {}

        @Override
        public void ended(Ticket ticket, Result result) {}

        @Override
        public void waiting(String why, Optional<Instant> until) {}

        @Override
        public void refused(String why) {}

        @Override
        public Optional<Instant> tick(Instant now) {
            return Optional.empty();
        }
    }

    private static Map<String, Carried.Ending> endings(List<Entry> entries) {
        var endings = new HashMap<String, Carried.Ending>();
        for (var entry : entries) {
            if (entry.event() instanceof Event.StepEnded ended) {
                endings.put(ended.step(), ending(ended.ending()));
            }
        }
        return endings;
    }

    private static Carried.Ending ending(Ending ending) {
        return switch (ending) {
            case PASSED -> Carried.Ending.PASSED;
            case FAILED -> Carried.Ending.FAILED;
            case NO_DATA -> Carried.Ending.NO_DATA;
            case ERROR -> Carried.Ending.ERROR;
            case SKIPPED -> Carried.Ending.SKIPPED;
            case NOT_APPLICABLE -> Carried.Ending.NOT_APPLICABLE;
        };
    }

    /** Of several looks at a gate the last one counts. */
    private static List<Carried.Gate> gates(List<Entry> entries) {
        var gates = new LinkedHashMap<String, Carried.Gate>();
        for (var entry : entries) {
            if (entry.event() instanceof Event.GateJudged judged) {
                gates.put(
                        judged.step() + " " + judged.gate(),
                        new Carried.Gate(
                                judged.title(), verdict(judged.verdict().result())));
            } else if (entry.event() instanceof Event.GateWaived waived) {
                gates.put(
                        waived.step() + " " + waived.gate(), new Carried.Gate(waived.title(), Carried.Verdict.WAIVED));
            }
        }
        return List.copyOf(gates.values());
    }

    private static List<Carried.Sample> samples(List<Entry> entries) {
        var begun = new HashMap<String, Instant>();
        var samples = new ArrayList<Carried.Sample>();
        for (var entry : entries) {
            if (entry.event() instanceof Event.WatchStarted started) {
                begun.put(started.step(), entry.at());
            } else if (entry.event() instanceof Event.Sampled sampled) {
                samples.add(new Carried.Sample(
                        sampled.title(),
                        Duration.between(begun.get(sampled.step()), entry.at()),
                        Optional.of(sampled.verdict().opens()),
                        level(sampled.verdict()),
                        sampled.verdict().reading().map(Reading::text)));
            }
        }
        return samples;
    }

    private static String level(Verdict verdict) {
        return switch (verdict.result()) {
            case NO_DATA -> "no-data";
            case ERROR -> "error";
            case PASS, WARN, FAIL -> verdict.reached().map(Level.Kind::word).orElse("missed");
        };
    }

    private static Carried.Verdict verdict(Verdict.Result result) {
        return switch (result) {
            case PASS -> Carried.Verdict.OPEN;
            case WARN -> Carried.Verdict.ACCEPTABLE;
            case FAIL, NO_DATA, ERROR -> Carried.Verdict.CLOSED;
        };
    }

    private static String story(List<Entry> entries) {
        return entries.stream().map(e -> e.event().toString()).collect(Collectors.joining("\n"));
    }
}
