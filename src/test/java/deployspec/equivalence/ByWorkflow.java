package deployspec.equivalence;

import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.plan.PlannedStep;
import deployspec.render.github.WorkflowRenderer;
import deployspec.tools.WorkflowRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The workflow, as a runner would carry it out; everybody releases what waits for them. */
final class ByWorkflow {
    private ByWorkflow() {}

    static List<Carried> carryOut(Plan plan, List<Stage> stages) throws IOException {
        var workflow =
                new WorkflowRenderer().render(plan, PlanJson.digest(plan)).getFirst();
        var file = stages.getFirst().file("workflow.yml", workflow.content());
        var runs = WorkflowRun.of(
                file,
                stages.stream()
                        .map(s -> new WorkflowRun.Situation(s.folder().toString(), s.environment()))
                        .toList());
        var carried = new ArrayList<Carried>();
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            carried.add(new Carried(stages.get(i).trace(), endings(plan, run), result(run), run.story()));
        }
        return carried;
    }

    private static Map<String, Carried.Ending> endings(Plan plan, WorkflowRun run) {
        var endings = new HashMap<String, Carried.Ending>();
        for (PlannedStep step : plan.allSteps()) {
            run.step("s_" + step.number().toLowerCase(Locale.ROOT).replace('.', '_'))
                    .flatMap(ByWorkflow::ending)
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
        boolean passed = step.outcome().equals("success") && !step.outputs().containsKey("ended");
        return Optional.of(passed ? Carried.Ending.PASSED : Carried.Ending.NOT_PASSED);
    }

    private static Carried.Result result(WorkflowRun run) {
        var back = run.jobs().stream().filter(j -> j.id().startsWith("job_r")).toList();
        if (back.stream().anyMatch(j -> j.result().equals("failure"))) {
            return Carried.Result.ROLLBACK_FAILED;
        }
        if (back.stream().anyMatch(j -> j.result().equals("success"))) {
            return Carried.Result.ROLLED_BACK;
        }
        return run.conclusion().equals("success") ? Carried.Result.DONE : Carried.Result.FAILED;
    }
}
