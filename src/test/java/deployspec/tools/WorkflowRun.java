package deployspec.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of a workflow that was carried out here: job after job, with GitHub's own library for its expressions.
 *
 * @param conclusion {@code success} or {@code failure}
 */
public record WorkflowRun(String conclusion, List<Job> jobs) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param result {@code success}, {@code failure} or {@code skipped}
     * @param evidence what its steps have written down, one after the other
     */
    public record Job(
            String id,
            String result,
            Map<String, String> outputs,
            List<Step> steps,
            boolean refused,
            List<Map<String, String>> evidence) {}

    /**
     * @param id empty where it has none
     * @param outcome {@code success}, {@code failure} or {@code skipped}
     * @param began what its clock showed, in milliseconds; empty where there is none
     */
    public record Step(
            Optional<String> id,
            Optional<String> name,
            String outcome,
            Map<String, String> outputs,
            Optional<String> log,
            Optional<String> summary,
            Optional<Long> began) {}

    /**
     * In what a workflow is carried out.
     *
     * @param folder the copy of the repository
     * @param environment of the runner
     * @param inputs of the form; else their defaults
     * @param refused how the names of steps begin whose job nobody releases
     * @param timers minutes, by the environments that are set up with a wait timer
     * @param apart whether each job has a machine of its own, with a copy of the folder where it asks for one
     */
    public record Situation(
            String folder,
            Map<String, String> environment,
            Map<String, String> inputs,
            Map<String, String> secrets,
            Map<String, String> vars,
            List<String> refused,
            Map<String, Integer> timers,
            boolean apart) {
        public Situation(
                String folder,
                Map<String, String> environment,
                Map<String, String> inputs,
                Map<String, String> secrets,
                Map<String, String> vars,
                List<String> refused) {
            this(folder, environment, inputs, secrets, vars, refused, Map.of(), false);
        }

        /** As the workflow's own defaults have it, and all jobs on one machine. */
        public Situation(String folder, Map<String, String> environment) {
            this(folder, environment, Map.of(), Map.of(), Map.of(), List.of());
        }

        public Situation with(Map<String, Integer> timers) {
            return new Situation(folder, environment, inputs, secrets, vars, refused, timers, apart);
        }

        public Situation onMachinesApart() {
            return new Situation(folder, environment, inputs, secrets, vars, refused, timers, true);
        }
    }

    /** Carries out a workflow once in each situation. */
    public static List<WorkflowRun> of(Path workflow, List<Situation> situations) throws IOException {
        ExternalTool.requireNodeTools();
        var file = workflow.resolveSibling(workflow.getFileName() + ".situations.json");
        Files.writeString(file, JSON.writeValueAsString(situations));
        return List.of(JSON.readValue(
                ExternalTool.output(List.of(
                        "node",
                        ExternalTool.nodeTool("run-workflow.mjs").toString(),
                        workflow.toString(),
                        file.toString())),
                WorkflowRun[].class));
    }

    /** The last one with this id that ran. */
    public Optional<Step> step(String id) {
        return steps().filter(
                        s -> s.id().equals(Optional.of(id)) && !s.outcome().equals("skipped"))
                .reduce((before, last) -> last);
    }

    public Stream<Step> steps() {
        return jobs.stream().flatMap(j -> j.steps().stream());
    }

    /** Of all steps, by their names. */
    public Map<String, String> outputs() {
        var outputs = new TreeMap<String, String>();
        steps().forEach(step -> outputs.putAll(step.outputs()));
        return outputs;
    }

    /** This one, and then another one. */
    public WorkflowRun and(WorkflowRun next) {
        return new WorkflowRun(
                conclusion.equals("success") ? next.conclusion() : conclusion,
                Stream.concat(jobs.stream(), next.jobs().stream()).toList());
    }

    public String story() {
        return jobs.stream()
                .map(j -> j.id() + ": " + j.result() + "\n"
                        + j.steps().stream()
                                .map(s -> "  " + s.name().orElse("?") + ": " + s.outcome() + " " + s.outputs() + "\n"
                                        + s.log().orElse("").indent(4))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }
}
