package deployspec.render.github;

import deployspec.plan.Plan;
import deployspec.value.Text;
import deployspec.value.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The job behind all others, which says how each of them ended, and by that the run. */
record OutcomeJob(Plan plan, List<Job> jobs, String runner) {
    Workflow.Outcome write() {
        return new Workflow.Outcome(
                YamlWord.ids(
                        Stream.concat(Stream.of(Workflow.BEGIN), jobs.stream().map(Job::id))
                                .toList()),
                YamlWord.strings(List.of(runner)),
                jobs.stream().anyMatch(Job::asksPeople),
                results());
    }

    private Yaml results() {
        var parts = new ArrayList<Text.Part>();
        for (var job : jobs) {
            parts.add(new Text.Literal(kind(job) + " " + job.id() + " "));
            parts.add(new Text.Reference(job.id()));
            parts.add(new Text.Literal(
                    " " + Visible.of(job.title()).replaceAll("\\s+", " ").strip() + "\n"));
        }
        var released = jobs.stream().filter(Job::asksPeople).map(Job::id).collect(Collectors.toSet());
        return YamlBlock.of(
                new Text(parts),
                id -> released.contains(id) ? Expression.releasedResult(id) : Expression.jobResult(id),
                WorkflowWriter.VALUE_INDENT);
    }

    /** A signature that is missing changes nothing about how the run ended. */
    private String kind(Job job) {
        if (job.id().equals(Jobs.SIGN_OFF)) {
            return "signature";
        }
        return plan.rollbackSteps().contains(job.units().getFirst().step()) ? "rollback" : "forward";
    }
}
