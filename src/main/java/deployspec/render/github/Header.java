package deployspec.render.github;

import deployspec.plan.Asking;
import deployspec.plan.Capture;
import deployspec.plan.Item;
import deployspec.plan.OnFailure;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedSecret;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.plan.SideBySide;
import deployspec.prose.Approvals;
import deployspec.prose.Wording;
import deployspec.render.yaml.Points;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** What has to be set up outside the file, and what the procedure asks for and a workflow can't hold. */
record Header(Plan plan, List<Job> jobs, DispatchInputs inputs) {
    List<String> lines(String digest) {
        var lines = new ArrayList<String>();
        lines.add("Generated from " + plan.head().spec() + " as plan " + digest + ".");
        lines.add("Do not edit it: change the spec and render it again. It belongs into .github/workflows.");
        lines.add("");
        lines.add("To be set up before, by the commands in SETUP.md:");
        lines.addAll(Points.of(setUp()));
        lines.add("");
        lines.add("What the procedure asks for and a workflow does not hold:");
        lines.addAll(Points.of(notHeld()));
        return lines;
    }

    private List<String> setUp() {
        var lines = new ArrayList<String>();
        if (!plan.secrets().isEmpty()) {
            lines.add("Secrets of the repository: "
                    + plan.secrets().stream().map(PlannedSecret::name).collect(Collectors.joining(", ")) + ".");
        }
        Units.answers(plan.rollbackSteps())
                .forEach(answer -> lines.add("Variable " + answer.name()
                        + " of the repository, to be set before a rollback is released: "
                        + Wording.of(plan).plain(answer.question())
                        + (answer.options().isEmpty() ? "" : " One of " + String.join(", ", answer.options()) + ".")));
        reviewers()
                .forEach((environment, who) ->
                        lines.add("Environment " + environment + ", required reviewers: " + who + "."));
        jobs.stream()
                .flatMap(job -> job.timer().stream())
                .distinct()
                .forEach(timer -> lines.add("Environment " + timer.environment() + ", wait timer: " + timer.minutes()
                        + " minutes. Where it has none, a runner is kept busy for as long."));
        if (!reviewers().isEmpty()) {
            lines.add(
                    "Whoever releases an environment says that what its job lists by hand is done; the first job's summary has"
                            + " the whole list.");
        }
        lines.add(
                "Runners with bash, awk, curl and jq, from which the systems can be reached that the scripts name. Each job"
                        + " begins in a fresh copy of the repository: only files that a step keeps pass on to later ones.");
        return lines;
    }

    private LinkedHashMap<String, String> reviewers() {
        var wording = Wording.of(plan);
        var reviewers = new LinkedHashMap<String, String>();
        for (var job : jobs) {
            if (job.units().getFirst() instanceof Unit.ByHand byHand) {
                job.environment().ifPresent(environment -> reviewers.putIfAbsent(environment, who(byHand, wording)));
            }
        }
        return reviewers;
    }

    private static String who(Unit.ByHand unit, Wording wording) {
        return unit.approval()
                .map(a -> Approvals.who(a, wording))
                .or(() -> unit.owner().map(wording::contact))
                .orElse("whoever carries out the run");
    }

    private List<String> notHeld() {
        var lines = new ArrayList<String>();
        var steps = jobs.stream()
                .flatMap(j -> j.units().stream())
                .map(Unit::step)
                .distinct()
                .toList();
        quorums(steps, lines);
        lines.add(
                "How long a person may take and what follows from silence: GitHub waits for 30 days, then fails the job. Nobody is"
                        + " escalated to.");
        plan.rollback().filter(r -> !r.triggers().isEmpty()).ifPresent(r -> {
            lines.add("Rollback levels are looked at by the gates and watches of steps, not in the background: "
                    + r.triggers().stream().map(Wording.of(plan)::threshold).collect(Collectors.joining(", "))
                    + ".");
            if (r.decide() instanceof PlannedRollback.ByPeople) {
                lines.add("Where one of them is reached, whoever does not release the rollback ends the workflow.");
            }
        });
        if (plan.sendsMessages()) {
            lines.add(
                    "Messages are tried again as often as planned, whatever the receiver says about it, and while they are, nothing"
                            + " else begins.");
        }
        if (steps.stream().anyMatch(PlannedStep::hasCloserStretch)) {
            lines.add("Nobody looks more closely, between two samples of a watch, at what is in warning.");
        }
        if (steps.stream().anyMatch(s -> s.onFailure().includes(Response.ASK))) {
            lines.add(
                    "Nobody is asked what to do about a step that fails: its job fails, and can be run again or rolled back.");
        }
        plan.rollback()
                .filter(r -> r.decide() instanceof PlannedRollback.Automatic)
                .ifPresent(
                        r -> lines.add(
                                "The rollback starts by itself where the procedure says so; a failure that only stops offers none here."));
        plan.rollback()
                .filter(r -> !r.judgements().isEmpty())
                .ifPresent(
                        r -> lines.add(
                                "A person cannot call for the rollback in the middle of a step; failing or refusing the next release does it."));
        plan.phases().stream()
                .filter(p -> p.after() == PlannedBlock.After.ROLLED_BACK
                        && plan.rollbackSteps().isEmpty())
                .forEach(p -> lines.add("Nothing is there to take back, so phase " + p.number()
                        + ", for after a rollback, has no job."));
        outOfOrder(lines);
        plan.windows()
                .forEach(w -> lines.add("Nothing waits for a change window of " + w.environment() + " (" + w.written()
                        + "), and nobody can begin all the same: outside, a step that changes something fails before it does and"
                        + " says when the next one opens. Run the failed job again then. A rollback is not held up."));
        if (steps.stream().anyMatch(s -> Asking.by(s, plan) && !s.onFailure().equals(OnFailure.STOP))) {
            lines.add("Whoever does not release a job ends the workflow, whatever is to be done when its step fails.");
        }
        if (!SideBySide.in(plan).all().isEmpty()) {
            lines.add("When a branch fails, those beside it go on to their end; what comes after them does not start.");
        }
        if (jobs.stream().anyMatch(job -> !job.block().isEmpty())) {
            lines.add(
                    "Whoever cancels the run cancels what is done in any case at the end of a phase or section, too.");
        }
        var elsewhere = plan.allSteps().stream()
                .filter(s -> !s.keep().isEmpty() && !steps.contains(s))
                .flatMap(s -> s.keep().stream())
                .map(Wording.of(plan)::literal)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!elsewhere.isEmpty()) {
            lines.add("Files that another workflow of the procedure keeps are not brought here, but lie at its run: "
                    + String.join(", ", elsewhere) + ".");
        }
        var secret = steps.stream()
                .flatMap(s -> s.captures().stream())
                .filter(c -> c.secret() && c.origin() instanceof Capture.FromOutput)
                .map(Capture::name)
                .toList();
        if (!secret.isEmpty()) {
            lines.add("A secret that a step finds out stays in its job, for GitHub hands no secrets on: "
                    + String.join(", ", secret) + ".");
        }
        if (plan.allSteps().stream().anyMatch(s -> !s.captures().isEmpty())) {
            lines.add("What a step finds out is given to the scripts that name it, and to no other command.");
        }
        if (steps.stream().anyMatch(this::asksOnCondition)) {
            lines.add(
                    "What a person finds out is said beforehand, so it is known also where the step that asks for it does not apply.");
        }
        if (!inputs.fixed().isEmpty()) {
            lines.add("The form that starts it has " + Limits.INPUTS
                    + " fields; these inputs have the value that stands in the file: "
                    + String.join(", ", inputs.fixed().keySet()) + ".");
        }
        lines.add(
                "A record that shows every later change: the log of the run is GitHub's. Planned times are not compared.");
        return lines;
    }

    private boolean asksOnCondition(PlannedStep step) {
        return step.captures().stream().anyMatch(c -> c.origin() instanceof Capture.FromOperator)
                && plan.around(step.id()).stream().anyMatch(Header::hasCondition);
    }

    private static boolean hasCondition(Item item) {
        return switch (item) {
            case PlannedStep step -> step.when().isPresent();
            case PlannedBlock block -> block.when().isPresent();
            case Item.Parallel parallel -> false;
            case Item.Note note -> false;
        };
    }

    /** The way back comes behind all phases that lead there, and what follows any end behind that. */
    private void outOfOrder(List<String> lines) {
        var phases = plan.phases();
        for (int i = 0; i < phases.size(); i++) {
            var phase = phases.get(i);
            boolean others = phases.subList(i + 1, phases.size()).stream()
                    .anyMatch(p -> p.after() == PlannedBlock.After.DONE && !p.isTimedFromEnd());
            if (phase.after() != PlannedBlock.After.DONE && others && !phase.isTimedFromEnd()) {
                lines.add(
                        "Phase " + phase.number()
                                + " stands between others and follows an end: it comes behind them all, for only then is the end known.");
            }
        }
    }

    private static void quorums(List<PlannedStep> steps, List<String> lines) {
        var approvals = steps.stream().flatMap(PlannedStep::approvals).toList();
        if (approvals.stream().anyMatch(a -> a.atLeast() > 1)) {
            lines.add("One reviewer is enough for GitHub, however many the procedure asks for.");
        }
        if (approvals.stream().anyMatch(Question.Approve::notOperator)) {
            lines.add(
                    "Whoever starts the workflow may review it unless the environment prevents self-review: turn that on.");
        }
    }
}
