package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.lint.Places;
import deployspec.lint.PlanRule;
import deployspec.plan.Action;
import deployspec.plan.GithubLimits;
import deployspec.plan.Measure;
import deployspec.plan.Plan;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedEnvironment;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.WaitTimers;
import deployspec.value.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A workflow of GitHub can hold what is planned, because what is beyond its limits is cut off in the middle of a deployment
 * or refused at its start. Every figure here is the least that a workflow needs, so that nothing is told that would fit.
 */
public final class WorkflowsHoldIt implements PlanRule {
    /** What even the smallest step needs in the file. */
    private static final int STEP = 200;

    private static final String TIMER =
            "Let it come in any case and in a phase: then a wait of up to %s is left to the wait timer of an environment"
                    .formatted(Durations.print(GithubLimits.TIMER));

    @Override
    public Page page() {
        return new Page(
                "beyond-github",
                Severity.WARNING,
                "Something is longer, later or more than a workflow of GitHub can hold.",
                "GitHub refuses the workflow, or ends its job while the step still runs; the runbook and `spec execute` know no such limit.",
                "Make it smaller, or run the phase on machines of your own (`targets: {workflow: {runs-on: […]}}`). A project without GitHub sets this rule to `none` in `.deployspec.yaml`.");
    }

    @Override
    public List<Diagnostic> check(Plan plan, Places places) {
        var found = new ArrayList<Diagnostic>();
        var timers = WaitTimers.in(plan);
        for (var phase : plan.phases()) {
            if (phase.runsOn().isEmpty()) {
                phase.allSteps()
                        .filter(step -> timers.of(step).isEmpty())
                        .forEach(step -> time(step, places).ifPresent(found::add));
            }
        }
        plan.rollbackSteps().forEach(step -> time(step, places).ifPresent(found::add));
        long bytes = 0;
        for (var step : plan.allSteps()) {
            approval(step, places).ifPresent(found::add);
            int scripts = scripts(plan, step);
            script(scripts, step, places).ifPresent(found::add);
            bytes += STEP + scripts;
        }
        form(plan, places).ifPresent(found::add);
        file(bytes, places).ifPresent(found::add);
        return found;
    }

    private Optional<Diagnostic> time(PlannedStep step, Places places) {
        var longest = step.actions().stream().map(WorkflowsHoldIt::time).reduce(Duration.ZERO, Duration::plus);
        return longest.compareTo(GithubLimits.JOB) > 0
                ? Optional.of(
                        page().at(
                                        places.of(step.id()),
                                        "this may take %s, and a job on a machine of GitHub ends after %s"
                                                .formatted(Durations.print(longest), Durations.print(GithubLimits.JOB)))
                                .withHelp(
                                        (waits(step) ? TIMER : "Start it in one step and wait for it in others")
                                                + ", or give its phase machines of your own: `targets: {workflow: {runs-on: [self-hosted]}}`."))
                : Optional.empty();
    }

    private static boolean waits(PlannedStep step) {
        return step.actions().stream().anyMatch(planned -> planned.action() instanceof Action.Pause);
    }

    private static Duration time(PlannedAction planned) {
        return switch (planned.action()) {
            case Action.RunProcess run ->
                planned.timeout().multipliedBy(planned.retry().attempts());
            case Action.CallHttp call ->
                planned.timeout().multipliedBy(planned.retry().attempts());
            case Action.Pause pause ->
                pause.until() instanceof Action.Lasting lasting ? lasting.duration() : Duration.ZERO;
            case Action.AskOperator ask -> Duration.ZERO;
        };
    }

    private Optional<Diagnostic> approval(PlannedStep step, Places places) {
        return step.approvals()
                .flatMap(approve -> approve.within().stream())
                .filter(within -> within.compareTo(GithubLimits.APPROVAL) > 0)
                .findFirst()
                .map(within -> page().at(
                                places.of(step.id()),
                                "this approval may take %s, and a workflow of GitHub waits %s"
                                        .formatted(Durations.print(within), Durations.print(GithubLimits.APPROVAL)))
                        .withHelp("Ask nearer to the deployment, with a `within` of %s at most."
                                .formatted(Durations.print(GithubLimits.APPROVAL))));
    }

    private Optional<Diagnostic> script(int length, PlannedStep step, Places places) {
        return length > GithubLimits.SCRIPT
                ? Optional.of(page().at(
                                places.of(step.id()),
                                "the scripts of this step have %,d characters, and a step of GitHub takes %,d"
                                        .formatted(length, GithubLimits.SCRIPT))
                        .withHelp("Keep the script in a file of the repository, and run that."))
                : Optional.empty();
    }

    /** How long they are that stand in one step of the workflow: its own, and those that its gates measure by. */
    private static int scripts(Plan plan, PlannedStep step) {
        int length = 0;
        for (var planned : step.actions()) {
            length += length(planned.action());
        }
        if (step.children().isEmpty() && step.watch().isEmpty()) {
            for (var threshold : thresholds(step)) {
                length +=
                        plan.threshold(threshold).measure() instanceof Measure.Probe probe ? length(probe.action()) : 0;
            }
        }
        return length;
    }

    private static Set<String> thresholds(PlannedStep step) {
        var thresholds = new HashSet<String>();
        for (var gate : step.gates()) {
            if (gate.check() instanceof PlannedGate.Against against) {
                thresholds.add(against.threshold());
            }
        }
        return thresholds;
    }

    private static int length(Action action) {
        return action instanceof Action.RunProcess run ? run.script().length() : 0;
    }

    /** What has a value needs no field. */
    private Optional<Diagnostic> form(Plan plan, Places places) {
        long fields =
                plan.inputs().stream().filter(input -> input.value().isEmpty()).count()
                        + plan.environment().filter(PlannedEnvironment::typeTheName).stream()
                                .count();
        return fields > GithubLimits.INPUTS
                ? Optional.of(page().at(
                                Span.startOf(places.file()),
                                "%d values are asked for, and the form that starts a workflow of GitHub has %d fields"
                                        .formatted(fields, GithubLimits.INPUTS))
                        .withHelp("Give inputs a `default`, or a value in each of the `environments`."))
                : Optional.empty();
    }

    private Optional<Diagnostic> file(long bytes, Places places) {
        return bytes > GithubLimits.FILE
                ? Optional.of(
                        page().at(
                                        Span.startOf(places.file()),
                                        "a workflow of this has more than %,d bytes, and GitHub takes %,d"
                                                .formatted(bytes, GithubLimits.FILE))
                                .withHelp(
                                        "Keep long scripts in files of the repository, or make several procedures of this one."))
                : Optional.empty();
    }
}
