package deployspec.equivalence;

import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.render.Artefact;
import deployspec.render.github.WorkflowRenderer;
import deployspec.tools.WorkflowRun;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The workflow, as a runner would carry it out. */
final class ByWorkflow {
    private static final WorkflowRun NOTHING = new WorkflowRun("success", List.of());
    private static final String DECISION = "By hand: decide that it is rolled back";

    private static final Pattern LOOK = Pattern.compile("([^:]+)(?:: .*)?: read .*, level (.*)");
    /** Of a gate that nothing was read for; what else ends a step has no title. */
    private static final Pattern UNREAD = Pattern.compile(
            "::(?:error|warning) title=[^:]*::(?:no-data|error): ([^:]+)(?:: .*)?: (?:nothing was measured|it could not be measured)\\. .*");

    private static final Pattern TIMER = Pattern.compile("(?m)^environment (\\S+) ([1-9][0-9]*) ");

    private ByWorkflow() {}

    /** @param executor what people were asked there, in each of the stages, and what came of it */
    static List<Carried> carryOut(Plan plan, List<Stage> stages, List<Carried> executor) throws IOException {
        var runs = new ArrayList<WorkflowRun>(Collections.nCopies(stages.size(), NOTHING));
        var timers = timers(plan);
        for (var workflow : files(plan)) {
            var file = stages.getFirst().file(workflow.fileName(), workflow.content());
            var going = IntStream.range(0, stages.size())
                    .filter(i -> runs.get(i).conclusion().equals("success") || followsAnything(plan, workflow))
                    .boxed()
                    .toList();
            var more = WorkflowRun.of(
                    file,
                    going.stream()
                            .map(i -> situation(plan, stages.get(i), executor.get(i), runs.get(i))
                                    // Whether they are set up or not makes no difference but who waits.
                                    .with(i % 2 == 0 ? timers : Map.of()))
                            .toList());
            for (int i = 0; i < going.size(); i++) {
                runs.set(going.get(i), runs.get(going.get(i)).and(more.get(i)));
            }
        }
        var carried = new ArrayList<Carried>();
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            carried.add(new Carried(
                    stages.get(i).trace(),
                    endings(plan, run),
                    gates(run),
                    samples(plan, run),
                    result(run),
                    run.story()));
        }
        return carried;
    }

    /** What the commands of SETUP.md would set up. */
    private static Map<String, Integer> timers(Plan plan) {
        var timers = new TreeMap<String, Integer>();
        rendered(plan)
                .filter(a -> a.fileName().equals("SETUP.md"))
                .flatMap(a -> TIMER.matcher(a.content()).results())
                .forEach(m -> timers.put(m.group(1), Integer.valueOf(m.group(2))));
        return timers;
    }

    private static Stream<Artefact> rendered(Plan plan) {
        return new WorkflowRenderer().render(plan, PlanJson.digest(plan)).stream();
    }

    /** In the order in which people start them. */
    private static List<Artefact> files(Plan plan) {
        var files = rendered(plan).filter(a -> a.fileName().endsWith(".yml")).toList();
        var order = new ArrayList<Artefact>();
        for (var phase : plan.phases()) {
            var own = files.stream()
                    .filter(a -> a.fileName().equals("workflow-" + phase.id() + ".yml"))
                    .findFirst()
                    .orElse(files.getFirst());
            if (!order.contains(own)) {
                order.add(own);
            }
        }
        return order;
    }

    private static boolean followsAnything(Plan plan, Artefact workflow) {
        return plan.phases().stream()
                .anyMatch(p -> workflow.fileName().equals("workflow-" + p.id() + ".yml")
                        && p.after() == PlannedBlock.After.ANY);
    }

    private static WorkflowRun.Situation situation(Plan plan, Stage stage, Carried executor, WorkflowRun before) {
        var people = new People(plan, stage.situation());
        var inputs = new TreeMap<String, String>(stage.inputs(plan));
        inputs.putAll(people.found());
        inputs.putAll(before.outputs());
        inputs.put("SPEC_OUTCOME", outcome(before));
        var refused = new ArrayList<>(people.unreleased(executor));
        // Somebody is asked after every failure, and says what was said of this one elsewhere.
        plan.rollback()
                .filter(r -> r.decide() instanceof PlannedRollback.ByPeople && !executor.wentBack())
                .ifPresent(r -> refused.add(DECISION));
        return new WorkflowRun.Situation(
                stage.workplace().toString(),
                stage.environmentOfBash(),
                inputs,
                stage.secrets(),
                people.found(),
                refused);
    }

    private static String outcome(WorkflowRun run) {
        return switch (result(run)) {
            case DONE -> "done";
            case ROLLED_BACK -> "rolled-back";
            case FAILED, ROLLBACK_FAILED, WAITING -> "stopped";
        };
    }

    private static Map<String, Carried.Ending> endings(Plan plan, WorkflowRun run) {
        var endings = new HashMap<String, Carried.Ending>();
        for (PlannedStep step : plan.allSteps()) {
            run.steps()
                    .filter(s -> s.id().filter(i -> i.matches(id(step) + "(_watch_[0-9]+|_gates)?"))
                            .isPresent())
                    .flatMap(s -> ending(s).stream())
                    .reduce((one, other) -> one == Carried.Ending.PASSED ? other : one)
                    .ifPresent(ending -> endings.put(step.id(), ending));
        }
        return endings;
    }

    private static Optional<Carried.Ending> ending(WorkflowRun.Step step) {
        if (step.outcome().equals("skipped")) {
            return Optional.empty();
        }
        if ("no".equals(step.outputs().get("applies"))) {
            return Optional.of(Carried.Ending.NOT_APPLICABLE);
        }
        var ended = step.outputs().get("ended");
        if (ended != null) {
            return Optional.of(Carried.Ending.of(ended.replaceFirst("^not-begun-", "")));
        }
        return Optional.of(step.outcome().equals("success") ? Carried.Ending.PASSED : Carried.Ending.ERROR);
    }

    private static List<Carried.Gate> gates(WorkflowRun run) {
        var gates = new ArrayList<Carried.Gate>();
        run.steps()
                .filter(s -> s.id().filter(i -> !i.contains("_watch_")).isPresent())
                .forEach(step -> {
                    var here = new ArrayList<Carried.Gate>();
                    step.log()
                            .orElse("")
                            .lines()
                            .forEach(line -> told(line).ifPresent(gate -> {
                                if (!here.isEmpty() && here.getLast().title().equals(gate.title())) {
                                    here.removeLast();
                                }
                                here.add(gate);
                            }));
                    boolean ended = step.outputs().containsKey("ended");
                    for (int i = 0; i < here.size(); i++) {
                        boolean waived =
                                here.get(i).verdict() == Carried.Verdict.CLOSED && !(ended && i == here.size() - 1);
                        gates.add(waived ? new Carried.Gate(here.get(i).title(), Carried.Verdict.WAIVED) : here.get(i));
                    }
                });
        return gates;
    }

    /** The evidence has each reading that was taken; at the end it is gathered once more. */
    private static List<Carried.Sample> samples(Plan plan, WorkflowRun run) {
        var watches =
                plan.allSteps().stream().filter(step -> !step.watch().isEmpty()).toList();
        var samples = new ArrayList<Carried.Sample>();
        run.jobs().stream()
                .filter(job -> !job.id().equals("outcome"))
                .flatMap(job -> job.evidence().stream())
                .filter(said -> "reading".equals(said.get("what")))
                .forEach(said -> watches.stream()
                        .filter(step -> said.getOrDefault("step", "").startsWith(step.number() + " "))
                        .forEach(step -> samples.add(sample(said, watchBegan(step, run)))));
        return samples;
    }

    private static Carried.Sample sample(Map<String, String> said, Instant begun) {
        return new Carried.Sample(
                said.getOrDefault("gate", "").replaceFirst(": .*", ""),
                Duration.between(begun, Instant.parse(said.get("at"))),
                Optional.empty(),
                said.getOrDefault("level", ""),
                Optional.of(said.getOrDefault("reading", ""))
                        .filter(r ->
                                !r.isEmpty() && !said.getOrDefault("level", "").equals("no-data")));
    }

    private static Instant watchBegan(PlannedStep step, WorkflowRun run) {
        return run.step(id(step) + "_watch_1")
                .flatMap(WorkflowRun.Step::began)
                .map(Instant::ofEpochMilli)
                .orElseThrow();
    }

    private static String id(PlannedStep step) {
        return "s_" + step.number().toLowerCase(Locale.ROOT).replace('.', '_');
    }

    private static Optional<Carried.Gate> told(String line) {
        var look = LOOK.matcher(line);
        if (look.matches()) {
            return Optional.of(new Carried.Gate(
                    look.group(1),
                    switch (look.group(2)) {
                        case "target" -> Carried.Verdict.OPEN;
                        case "acceptable" -> Carried.Verdict.ACCEPTABLE;
                        default -> Carried.Verdict.CLOSED;
                    }));
        }
        var unread = UNREAD.matcher(line);
        return unread.matches()
                ? Optional.of(new Carried.Gate(unread.group(1), Carried.Verdict.CLOSED))
                : Optional.empty();
    }

    private static Carried.Result result(WorkflowRun run) {
        var back = run.jobs().stream()
                .filter(j -> j.id().startsWith("job_r") && !j.refused())
                .toList();
        if (back.stream().anyMatch(j -> j.result().equals("failure"))) {
            return Carried.Result.ROLLBACK_FAILED;
        }
        if (back.stream().anyMatch(j -> j.result().equals("success"))) {
            return Carried.Result.ROLLED_BACK;
        }
        return run.conclusion().equals("success") ? Carried.Result.DONE : Carried.Result.FAILED;
    }
}
