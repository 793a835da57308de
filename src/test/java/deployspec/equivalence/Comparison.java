package deployspec.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Asking;
import deployspec.plan.Capture;
import deployspec.plan.Measure;
import deployspec.plan.OnFailure;
import deployspec.plan.Plan;
import deployspec.plan.PlannedGate;
import deployspec.value.Read;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Carries a plan out in several ways in the same situations, and holds the artefacts against the executor.
 *
 * @param spec that it is the plan of, to be shown
 * @param folder for all that is written
 * @param make a stage in a folder
 */
record Comparison(Plan plan, String spec, Path folder, BiFunction<Path, Situation, Stage> make) {
    /** Much of the time is spent waiting for the ends of processes. */
    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors() + 1;

    /** Of so many situations one is carried out part by part, too: each part is a process of its own, and takes its time. */
    private static final int PARTS_OF = 3;

    /** A workflow waits for no change window, as its head says. */
    private static final String OUTSIDE = "It is outside the change windows of";

    void in(List<Situation> all) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var executors = all(begun(threads, stages("executor", all), s -> ByExecutor.carryOut(plan, s)));
            var met = IntStream.range(0, all.size())
                    .filter(i -> all.get(i).isMetIn(executors.get(i)))
                    .filter(i -> !Beside.in(plan, all.get(i), executors.get(i)).leavesTheWayBackOpen(executors.get(i)))
                    .boxed()
                    .toList();
            var situations = met.stream().map(all::get).toList();
            var expected = met.stream().map(executors::get).toList();
            var runbooks = begun(threads, stages("runbook", situations), s -> ByRunbook.carryOut(plan, s));
            var workflows = threads.submit(() -> ByWorkflow.carryOut(plan, stages("workflow", situations), expected));
            var byArgo = ByArgo.of(plan);
            for (int i = 0; i < situations.size(); i++) {
                var executor = expected.get(i);
                same(
                        "the runbook",
                        runbooks.get(i).get(),
                        executor,
                        executor.gates(),
                        executor.samples().stream()
                                .map(Carried.Sample::withoutWhyUnread)
                                .toList(),
                        situations.get(i));
                if (i % PARTS_OF == 0 && byArgo.isPlain(situations.get(i))) {
                    var parts = byArgo.carryOut(
                            stages("parts", List.of(situations.get(i))).getFirst());
                    if (byArgo.hadToAsk(executor)) {
                        var beside = Beside.in(plan, situations.get(i), executor);
                        assertThat(beside.trace(executor.compared()))
                                .as(parts.story())
                                .containsAll(beside.trace(parts.compared()));
                    } else {
                        same("the parts of a pipeline", parts, executor, List.of(), List.of(), situations.get(i));
                    }
                }
                var workflow = workflows.get().get(i);
                if (workflow.story().contains(OUTSIDE) || endsWithRefusal(situations.get(i))) {
                    assertThat(workflow.result()).as(spec).isIn(Carried.Result.FAILED, executor.result());
                } else if (!missesAnAnswer(executor)) {
                    var titles = measured();
                    same(
                            "the workflow",
                            workflow,
                            executor,
                            executor.gates().stream()
                                    .filter(gate -> titles.contains(gate.title()))
                                    .toList(),
                            executor.samples().stream()
                                    .filter(sample -> titles.contains(sample.title()))
                                    .map(Carried.Sample::withoutGood)
                                    .toList(),
                            situations.get(i));
                }
            }
        }
    }

    /** Nor has it anything for a refusal but its end. */
    private boolean endsWithRefusal(Situation situation) {
        return (situation.callsBack() && situation.refusing().contains(People.ROLLBACK))
                || plan.allSteps().stream()
                        .anyMatch(step -> situation.refusing().contains(step.id())
                                && !step.onFailure().equals(OnFailure.STOP));
    }

    /** Which a workflow has, because it asks beforehand, as its head says. */
    private boolean missesAnAnswer(Carried executor) {
        return plan.allSteps().stream()
                .flatMap(step -> step.captures().stream())
                .filter(capture -> capture.origin() instanceof Capture.FromOperator)
                .anyMatch(capture -> executor.story().contains("the value of " + capture.name() + " is not known"));
    }

    private interface Way {
        Carried carryOut(Stage stage) throws Exception;
    }

    private static List<Future<Carried>> begun(ExecutorService threads, List<Stage> stages, Way way) {
        return stages.stream().map(s -> threads.submit(() -> way.carryOut(s))).toList();
    }

    private static List<Carried> all(List<Future<Carried>> begun) throws Exception {
        var all = new ArrayList<Carried>();
        for (var one : begun) {
            all.add(one.get());
        }
        return all;
    }

    private List<Stage> stages(String name, List<Situation> situations) {
        return situations.stream()
                .map(situation -> {
                    try {
                        return make.apply(Files.createTempDirectory(folder, name), situation);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    /** A workflow says nothing of what people judge, and of conditions only that they do not hold. */
    private Set<String> measured() {
        return titles(gate -> !Asking.by(gate, plan));
    }

    /** How long something takes is another each time. */
    private List<Carried.Sample> untimed(List<Carried.Sample> samples) {
        var timed = titles(gate -> gate.check() instanceof PlannedGate.Against against
                && plan.threshold(against.threshold()).measure() instanceof Measure.Probe probe
                && probe.read() instanceof Read.Percentile);
        return samples.stream()
                .map(sample -> timed.contains(sample.title()) ? sample.withSomeReading() : sample)
                .toList();
    }

    private Set<String> titles(Predicate<PlannedGate> which) {
        return plan.allSteps().stream()
                .flatMap(step -> step.gates().stream())
                .filter(gate -> gate.check() instanceof PlannedGate.Against && which.test(gate))
                .map(gate -> gate.title().written())
                .collect(Collectors.toSet());
    }

    private void same(
            String who,
            Carried found,
            Carried executor,
            List<Carried.Gate> gates,
            List<Carried.Sample> samples,
            Situation situation) {
        var beside = Beside.in(plan, situation, executor);
        var where = "%s, while %s, in%n%s%n--- the executor%n%s%n--- %s%n%s"
                .formatted(who, situation, spec, executor.story(), who, found.story());
        assertThat(beside.trace(found.compared())).as(where).isEqualTo(beside.trace(executor.compared()));
        var endings = new TreeMap<>(executor.endings());
        endings.keySet().retainAll(found.endings().keySet());
        if (situation.callsBack()) {
            assertThat(beside.known(found.endings())).as(where).containsAllEntriesOf(beside.known(endings));
        } else {
            assertThat(beside.known(found.endings())).as(where).isEqualTo(beside.known(endings));
            assertThat(beside.gates(found.gates())).as(where).isEqualTo(beside.gates(gates));
            assertThat(beside.samples(untimed(found.samples()))).as(where).isEqualTo(beside.samples(untimed(samples)));
        }
        assertThat(found.result()).as(where).isEqualTo(executor.result());
    }
}
