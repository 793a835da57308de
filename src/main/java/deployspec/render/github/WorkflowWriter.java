package deployspec.render.github;

import deployspec.plan.GithubLimits;
import deployspec.plan.Plan;
import deployspec.plan.PlannedRollback;
import deployspec.plan.SideBySide;
import deployspec.prose.Wording;
import deployspec.value.Slug;
import deployspec.value.Visible;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Jobs as the template wants them. */
final class WorkflowWriter {
    private static final String RUNNER = "ubuntu-24.04";
    /** Where the lines of a script stand, and those of the library. */
    static final int RUN_INDENT = 10;

    /** Where the lines of a value stand in a step's environment. */
    static final int VALUE_INDENT = 12;

    private static final int LIBRARY_INDENT = 4;

    private final Places places;
    private final Plan plan;
    private final List<Job> jobs;
    private final DispatchInputs inputs;
    private final Handover handover;
    private final KeptFiles kept;

    WorkflowWriter(Places places, List<Job> jobs, DispatchInputs inputs) {
        this.places = places;
        this.plan = places.plan();
        this.jobs = jobs;
        this.inputs = inputs;
        this.handover = new Handover(places, jobs, inputs);
        this.kept = new KeptFiles(jobs, this::needs);
    }

    Workflow write(List<String> header, String library, String phase) {
        // Every environment is looked at first: only then is it known what each job has to hand over.
        var steps = jobs.stream().map(this::steps).toList();
        var parts = new ArrayList<Workflow.Part>(List.of(new BeginJob(plan, jobs, inputs, RUNNER).write()));
        IntStream.range(0, jobs.size()).forEach(i -> parts.add(job(i, steps.get(i))));
        var environment = plan.environment().map(e -> e.name()).orElse("deployment");
        var secrets = secrets();
        return new Workflow(
                header.stream()
                        .map(line -> new Workflow.Remark(
                                line.isEmpty() ? Optional.empty() : Optional.of(YamlComment.of(line))))
                        .toList(),
                YamlString.label(Wording.of(plan).plain(plan.head().title()) + phase),
                !inputs.asked().isEmpty(),
                inputs.asked().stream().map(Workflow.Input::of).toList(),
                !secrets.isEmpty(),
                secrets,
                YamlString.of("deploy-" + Slug.of(environment)),
                YamlBlock.of(library, LIBRARY_INDENT),
                Stream.concat(
                                given(),
                                inputs.fixed().entrySet().stream()
                                        .map(e -> new Workflow.Entry(
                                                YamlWord.id(e.getKey()), YamlString.of(e.getValue()))))
                        .toList(),
                parts,
                new OutcomeJob(plan, jobs, RUNNER).write());
    }

    /** Only what is used in this file: a procedure may be more than one workflow. */
    private List<Workflow.Secret> secrets() {
        var used = jobs.stream()
                .flatMap(Job::scripts)
                .flatMap(script -> Stream.concat(script.secrets().stream(), script.names().stream()))
                .collect(Collectors.toSet());
        return plan.secrets().stream()
                .filter(secret -> used.contains(secret.name()))
                .map(secret -> Workflow.Secret.of(secret, Wording.of(plan)))
                .toList();
    }

    /** For every step: a command may find its own by name, whether or not its script spells it. */
    private Stream<Workflow.Entry> given() {
        return inputs.asked().stream()
                .map(DispatchInputs.Asked::name)
                .filter(name -> !name.equals(DispatchInputs.CONFIRMATION))
                .map(name -> new Workflow.Entry(YamlWord.id(name), YamlString.of(Expression.input(name))));
    }

    private Workflow.Part job(int index, List<Workflow.Step> steps) {
        var job = jobs.get(index);
        var outputs = outputs(job);
        var brought = kept.broughtTo(job);
        var runners = job.runsOn().isEmpty() ? List.of(RUNNER) : job.runsOn();
        return new Workflow.Part(
                YamlWord.id(job.id()),
                YamlString.of(Visible.of(job.title())),
                Optional.of(YamlWord.ids(needs(job))),
                condition(job).map(YamlString::of),
                YamlWord.strings(runners),
                YamlWord.number(minutes(job.time().plusMinutes(10))),
                job.environment().map(YamlString::of),
                job.runsScripts(),
                !brought.isEmpty(),
                KeptFiles.keeps(job),
                job.runsScripts(),
                outputs.containsKey(Expression.ENDED),
                !outputs.isEmpty(),
                entries(outputs),
                brought.isEmpty()
                        ? steps
                        : Stream.concat(Stream.of(putBack(brought)), steps.stream())
                                .toList());
    }

    private List<String> needs(Job job) {
        var needs = new HashSet<>(handover.needs(job));
        needs.addAll(job.behind());
        needs.addAll(job.block());
        return Stream.concat(
                        Stream.of(Workflow.BEGIN), jobs.stream().map(Job::id).filter(needs::contains))
                .toList();
    }

    /** {@code !cancelled()} where a job must look for itself how those before it ended. */
    private Optional<Expression> condition(Job job) {
        var notCancelled = new Expression("!cancelled()");
        return switch (job.after()) {
            case DONE -> Optional.empty();
            case ANY -> Optional.of(notCancelled);
            case PREVIOUS ->
                Optional.of(Expression.all(Stream.concat(Stream.of(notCancelled), Expression.succeeded(job.behind()))
                        .toList()));
            case BEGUN ->
                Optional.of(Expression.all(List.of(
                        notCancelled,
                        Expression.jobResult(job.block().getFirst()).isNot("skipped"))));
            case TROUBLE ->
                Optional.of(Expression.all(
                        List.of(notCancelled, Expression.any(troubles(job)), Expression.any(changes(job)))));
        };
    }

    /** From the first job that changes something, or that such a one goes on beside: before that there is nothing to take back. */
    private Stream<Job> armed(Job rollback) {
        var beside = SideBySide.in(plan);
        return jobs.stream()
                .filter(job -> rollback.behind().contains(job.id()))
                .dropWhile(job -> job.units().stream()
                        .map(Unit::step)
                        .flatMap(step -> Stream.concat(Stream.of(step), beside.beside(step.id())))
                        .noneMatch(step -> step.effects().changing()));
    }

    /** That something was changed, or that nobody knows: a machine that was lost says nothing. */
    private List<Expression> changes(Job rollback) {
        return jobs.stream()
                .filter(job -> rollback.behind().contains(job.id()))
                .filter(job -> changing(job).findAny().isPresent())
                .map(job -> Expression.all(List.of(
                        Expression.jobResult(job.id()).isNot("skipped"),
                        Expression.jobOutput(job.id(), "armed").isNot("no"))))
                .toList();
    }

    private Stream<Unit.Automatic> changing(Job job) {
        return job.automatic().filter(u -> !u.isGuard() && places.arms(u.step()));
    }

    private List<Expression> troubles(Job rollback) {
        boolean automatic = plan.rollback().orElseThrow().decide() instanceof PlannedRollback.Automatic;
        return armed(rollback)
                .filter(job -> !automatic || job.automatic().findAny().isPresent())
                .map(this::trouble)
                .toList();
    }

    /** Where people decide they are asked about every failure; a rollback that needs nobody starts where the plan says so. */
    private Expression trouble(Job job) {
        boolean automatic = plan.rollback().orElseThrow().decide() instanceof PlannedRollback.Automatic;
        return automatic
                ? Expression.jobOutput(job.id(), "way").is("rollback")
                : Expression.jobResult(job.id()).is("failure");
    }

    private SequencedMap<String, Expression> outputs(Job job) {
        var outputs = handover.outputs(job);
        var ways =
                job.automatic().map(u -> Expression.stepOutput(u.id(), "way")).toList();
        if (!ways.isEmpty() && !job.block().isEmpty()) {
            outputs.put("way", unlessDecided(job, Expression.any(ways)));
        } else if (!ways.isEmpty() && job.after() == Job.After.DONE) {
            outputs.put("way", Expression.any(ways));
        }
        if (job.asksPeople()) {
            outputs.put(Expression.BEGAN, Expression.began());
        }
        var armed =
                changing(job).map(u -> Expression.stepOutput(u.id(), "armed")).toList();
        if (!armed.isEmpty()) {
            outputs.put("armed", Expression.any(armed).or(new Expression("'no'")));
        }
        return outputs;
    }

    /** What is done in any case turns nothing round: behind something else that failed it calls for no rollback. */
    private static Expression unlessDecided(Job always, Expression way) {
        return Expression.all(Stream.concat(Expression.succeeded(always.block()), Stream.of(way))
                .toList());
    }

    private List<Workflow.Step> steps(Job job) {
        return job.units().stream()
                .map(unit -> switch (unit) {
                    case Unit.ByHand byHand -> byHand(byHand);
                    case Unit.Automatic automatic -> automatic(job, automatic);
                })
                .toList();
    }

    private static Workflow.Step putBack(List<String> jobs) {
        var run = "source \"$RUNNER_TEMP/spec.sh\"\nput_back " + String.join(" ", jobs) + "\n";
        return new Workflow.Step(
                YamlString.of("Put these files back where they lay"),
                Optional.empty(),
                Optional.empty(),
                YamlWord.number(Limits.FILES.toMinutes()),
                false,
                false,
                List.of(),
                YamlBlock.of(run, RUN_INDENT));
    }

    private Workflow.Step byHand(Unit.ByHand unit) {
        var what = List.of(new Workflow.Entry(YamlWord.id("WHAT"), YamlString.of(Visible.of(unit.what()))));
        var run = "source \"$RUNNER_TEMP/spec.sh\"\nfenced 'Released by hand:' \"$WHAT\"\n";
        return new Workflow.Step(
                YamlString.of("By hand: " + Visible.of(unit.what())),
                Optional.empty(),
                Optional.empty(),
                YamlWord.number(5),
                false,
                true,
                what,
                YamlBlock.of(run, RUN_INDENT));
    }

    private Workflow.Step automatic(Job job, Unit.Automatic unit) {
        var environment = handover.environment(job, unit);
        environment.put("SPEC_TITLE", YamlString.of(Visible.of(unit.name())));
        var responses = new StepScript(places, unit.step()).responses();
        var names = List.of("ON_FAILED", "ON_NO_DATA", "ON_ERROR");
        for (int i = 0; i < names.size(); i++) {
            if (!responses.get(i).equals("stop")) {
                environment.put(names.get(i), YamlString.of(responses.get(i)));
            }
        }
        var actions = unit.step().actions();
        boolean messages = !actions.isEmpty() && actions.stream().noneMatch(a -> a.essential());
        return new Workflow.Step(
                YamlString.of(unit.name()),
                Optional.of(YamlWord.id(unit.id())),
                handover.applies(job, unit).map(YamlString::of),
                YamlWord.number(minutes(Job.time(unit).plusMinutes(1))),
                messages,
                !environment.isEmpty(),
                entriesOf(environment),
                YamlBlock.of("source \"$RUNNER_TEMP/spec.sh\"\n" + unit.script().text(), RUN_INDENT));
    }

    private static long minutes(Duration duration) {
        return Math.min(GithubLimits.JOB.toMinutes(), (duration.toSeconds() + 59) / 60);
    }

    private static List<Workflow.Entry> entries(Map<String, Expression> outputs) {
        return outputs.entrySet().stream()
                .map(e -> new Workflow.Entry(YamlWord.id(e.getKey()), YamlString.of(e.getValue())))
                .toList();
    }

    private static List<Workflow.Entry> entriesOf(Map<String, YamlString> values) {
        return values.entrySet().stream()
                .map(e -> new Workflow.Entry(YamlWord.id(e.getKey()), e.getValue()))
                .toList();
    }
}
