package deployspec.render.gitlab;

import deployspec.plan.Plan;
import deployspec.plan.PlannedInput;
import deployspec.prose.Wording;
import deployspec.render.Artefact;
import deployspec.render.Limit;
import deployspec.render.Limit.Measure;
import deployspec.render.Renderer;
import deployspec.render.gitlab.GitlabPipeline.Remark;
import deployspec.render.gitlab.GitlabPipeline.Variable;
import deployspec.render.gitlab.GitlabYaml.Comment;
import deployspec.render.gitlab.GitlabYaml.Script;
import deployspec.render.gitlab.GitlabYaml.Value;
import deployspec.render.gitlab.GitlabYaml.Word;
import deployspec.render.pipeline.Part;
import deployspec.render.pipeline.PartScript;
import deployspec.render.pipeline.Pipeline;
import deployspec.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code gitlab-ci.yml}: jobs that carry out {@code runbook.sh}, part after part. */
public final class GitlabRenderer implements Renderer {
    private static final int SCRIPT_INDENT = 6;

    /** How much longer than it is planned to take: what nobody releases for so long is given up. */
    private static final Duration KEPT = Duration.ofDays(90);

    /** In bytes: what a line takes there beside its characters. Its name and its value are objects, and the map that has them grows. */
    private static final int LINE_IN_MEMORY = 100;

    private static final Template<GitlabYaml> PIPELINE = Template.of("gitlab/pipeline.yml", GitlabYaml.class);

    @Override
    public String target() {
        return "gitlab";
    }

    /** Both are what GitLab has where nobody has changed it, as GitLab.com: {@code max_yaml_size_bytes} counts what it keeps in memory. */
    @Override
    public List<Limit> limits() {
        return List.of(
                raisable(
                        new Measure("bytes in the memory of GitLab, or about that", GitlabRenderer::inMemory),
                        2_097_152,
                        "max_yaml_size_bytes"),
                raisable(
                        new Measure("jobs with an environment", GitlabRenderer::deployments),
                        500,
                        "ci_pipeline_deployments"));
    }

    private Limit raisable(Measure measure, long most, String setting) {
        return new Limit(
                target(),
                "gitlab-ci\\.yml",
                measure,
                most,
                "GitLab takes %,d where nobody has changed that",
                false,
                "Let an administrator raise `" + setting + "`, or make several procedures of this one.");
    }

    private static long inMemory(String content) {
        return content.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .mapToLong(line -> Measure.BYTES.in().applyAsLong(line) + LINE_IN_MEMORY)
                .sum();
    }

    private static long deployments(String content) {
        return content.lines()
                .filter(line -> line.startsWith("  environment: "))
                .count();
    }

    @Override
    public List<Artefact> render(Plan plan, String digest) {
        var pipeline = Pipeline.of(plan);
        var jobs = new GitlabJobs(plan, pipeline);
        var back = jobs.back();
        var model = new GitlabPipeline(
                new GitlabHeader(plan, jobs)
                        .lines(digest).stream()
                                .map(line -> new Remark(Optional.of(line)
                                        .filter(l -> !l.isEmpty())
                                        .map(Comment::of)))
                                .toList(),
                Word.list(stages(pipeline)),
                variables(plan, pipeline, digest),
                Word.of(Pipeline.name(plan)),
                Script.of(Template.of("gitlab/state.sh", GitlabYaml.class).fill(new Nothing()), SCRIPT_INDENT),
                Script.of(PartScript.text(), SCRIPT_INDENT),
                Word.of(Long.toString(KEPT.plus(Pipeline.planned(plan)).toDays())),
                jobs.forward(),
                !back.isEmpty(),
                Word.of(GitlabJobs.GATHERING),
                Word.of(Pipeline.ROLLBACK),
                back);
        return List.of(new Artefact("gitlab-ci.yml", PIPELINE.fill(model), false));
    }

    private record Nothing() {}

    private static List<String> stages(Pipeline pipeline) {
        var last = pipeline.back().isEmpty() ? Stream.<String>empty() : Stream.of(Pipeline.ROLLBACK);
        return Stream.concat(pipeline.forward().stream().map(Part::stage).distinct(), last)
                .toList();
    }

    private static List<Variable> variables(Plan plan, Pipeline pipeline, String digest) {
        var variables = new ArrayList<Variable>();
        pipeline.start().forEach(s -> variables.add(asked(s.name(), s.question(), "", List.of())));
        plan.inputs().forEach(input -> variables.add(input(plan, input)));
        variables.add(asked("SPEC_START", PartScript.START, "", List.of()));
        variables.add(asked(
                "SPEC_MORE_ANSWERS", "Answers to questions that no job brings, one a line: key=answer", "", List.of()));
        variables.add(fixed("SPEC_RUNBOOK", "generated/" + plan.head().id() + "/runbook.sh"));
        variables.add(fixed("SPEC_IMAGE", PartScript.IMAGE));
        variables.add(fixed("SPEC_PLAN", digest));
        variables.add(fixed(
                "SPEC_INPUTS", plan.inputs().stream().map(PlannedInput::name).collect(Collectors.joining(" "))));
        Stream.of("SPEC_UNTIL", "SPEC_UNTIL_ASKED", "SPEC_ENTERED", "SPEC_ANSWERS")
                .forEach(name -> variables.add(fixed(name, "")));
        return variables;
    }

    private static Variable input(Plan plan, PlannedInput input) {
        var about = input.about().map(Wording.of(plan)::plain).orElse(input.name());
        var options = input.type() == PlannedInput.Type.BOOLEAN ? List.of("true", "false") : input.options();
        var value = input.value().orElse("");
        boolean offered = options.contains(value);
        var description = offered || options.isEmpty() ? about : about + ": one of " + String.join(", ", options);
        return asked(input.name(), description, value, offered ? options : List.of());
    }

    private static Variable asked(String name, String description, String value, List<String> options) {
        return new Variable(
                Word.of(name),
                Optional.of(Value.of(description)),
                Value.of(value),
                Optional.of(options).filter(o -> !o.isEmpty()).map(Word::texts),
                isReplaced(value));
    }

    private static Variable fixed(String name, String value) {
        return new Variable(Word.of(name), Optional.empty(), Value.of(value), Optional.empty(), isReplaced(value));
    }

    /** Whether GitLab could find a variable in it. */
    static boolean isReplaced(String value) {
        return value.contains("$") || value.contains("%");
    }
}
