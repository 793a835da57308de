package deployspec.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of a workflow that was carried out here: job after job, with GitHub's own library for its expressions.
 *
 * @param conclusion {@code success} or {@code failure}
 */
public record WorkflowRun(String conclusion, List<Job> jobs) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param result {@code success}, {@code failure} or {@code skipped} */
    public record Job(String id, String result, Map<String, String> outputs, List<Step> steps, boolean refused) {}

    /**
     * @param id empty where it has none
     * @param outcome {@code success}, {@code failure} or {@code skipped}
     */
    public record Step(
            Optional<String> id,
            Optional<String> name,
            String outcome,
            Map<String, String> outputs,
            Optional<String> log,
            Optional<String> summary) {}

    /** Where a workflow is carried out: in a copy of the repository, on a runner with this environment. */
    public record Situation(String folder, Map<String, String> environment) {}

    /** Carries out a workflow once in each situation, with the defaults of its inputs; every environment is released. */
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

    public Optional<Step> step(String id) {
        return jobs.stream()
                .flatMap(j -> j.steps().stream())
                .filter(s -> s.id().filter(id::equals).isPresent())
                .findFirst();
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
