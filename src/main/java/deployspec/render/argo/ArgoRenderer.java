package deployspec.render.argo;

import deployspec.plan.Plan;
import deployspec.plan.PlannedInput;
import deployspec.plan.PlannedSecret;
import deployspec.prose.Wording;
import deployspec.render.Artefact;
import deployspec.render.Limit;
import deployspec.render.Limit.Measure;
import deployspec.render.Renderer;
import deployspec.render.argo.ArgoWorkflow.Parameter;
import deployspec.render.argo.ArgoWorkflow.Remark;
import deployspec.render.argo.ArgoWorkflow.Setting;
import deployspec.render.argo.ArgoYaml.Comment;
import deployspec.render.argo.ArgoYaml.Label;
import deployspec.render.argo.ArgoYaml.Script;
import deployspec.render.argo.ArgoYaml.Value;
import deployspec.render.argo.ArgoYaml.Word;
import deployspec.render.pipeline.Answer;
import deployspec.render.pipeline.Heading;
import deployspec.render.pipeline.PartScript;
import deployspec.render.pipeline.Pipeline;
import deployspec.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code argo.yaml}, a workflow template that carries {@code runbook.sh} out, and {@code kustomization.yaml}, which brings both there. */
public final class ArgoRenderer implements Renderer {
    private static final int SOURCE_INDENT = 10;

    private static final Template<ArgoYaml> WORKFLOW = Template.of("argo/workflow.yaml", ArgoYaml.class);

    private static final Template<ArgoYaml> KUSTOMIZATION = Template.of("argo/kustomization.yaml", ArgoYaml.class);

    @Override
    public String target() {
        return "argo";
    }

    /** A ConfigMap and a workflow are objects of Kubernetes; the second one is kept with its template, and there etcd's own limit counts. */
    @Override
    public List<Limit> limits() {
        var smaller = "or make several procedures of this one.";
        return List.of(
                new Limit(
                        "shell",
                        "runbook\\.sh",
                        Measure.BYTES,
                        1_048_576,
                        "a ConfigMap takes %,d",
                        true,
                        "Keep long scripts in files of the image and run those, " + smaller),
                new Limit(
                        target(),
                        "argo\\.yaml",
                        Measure.BYTES,
                        1_000_000,
                        "Argo Workflows takes about %,d where nobody has changed the cluster",
                        false,
                        "Let an administrator raise `--max-request-bytes` of etcd, " + smaller));
    }

    @Override
    public List<Artefact> render(Plan plan, String digest) {
        var pipeline = Pipeline.of(plan);
        var name = Pipeline.name(plan);
        var runbook = name + "-runbook";
        var secrets = plan.secrets().stream()
                .filter(s -> s.origin() instanceof PlannedSecret.FromEnvironment)
                .map(PlannedSecret::name)
                .toList();
        var releases = Stream.concat(ArgoReleases.all(pipeline.forward()), ArgoReleases.all(pipeline.back()))
                .toList();
        var entered =
                pipeline.start().stream().map(s -> s.key() + "=" + s.name()).collect(Collectors.joining(" "));
        var model = new ArgoWorkflow(
                new ArgoHeader(plan, pipeline, runbook, name, secrets)
                        .lines(digest).stream()
                                .map(line -> new Remark(Optional.of(line)
                                        .filter(l -> !l.isEmpty())
                                        .map(Comment::of)))
                                .toList(),
                Word.of(name),
                Word.of(runbook),
                Word.of(name),
                parameters(plan, pipeline),
                ArgoTasks.of(pipeline.forward()),
                !pipeline.back().isEmpty(),
                ArgoTasks.of(pipeline.back()),
                !releases.isEmpty(),
                releases,
                Value.of(digest),
                Value.of(entered),
                Value.of(plan.inputs().stream().map(PlannedInput::name).collect(Collectors.joining(" "))),
                Stream.concat(
                                pipeline.start().stream().map(Answer.Entered::name),
                                plan.inputs().stream().map(PlannedInput::name))
                        .map(n -> new Setting(Word.of(n), ArgoYaml.Parameter.of(n)))
                        .toList(),
                secrets.stream().map(Word::of).toList(),
                Script.of(PartScript.text(), SOURCE_INDENT),
                Value.of(pipeline.follows() ? "yes" : ""),
                Script.of(Template.of("argo/look.sh", ArgoYaml.class).fill(new Nothing()), SOURCE_INDENT));
        var kustomization = new Kustomization(Comment.of(Heading.generated(plan, digest)), Word.of(runbook));
        return List.of(
                new Artefact("argo.yaml", WORKFLOW.fill(model), false),
                new Artefact("kustomization.yaml", KUSTOMIZATION.fill(kustomization), false));
    }

    private record Nothing() {}

    private record Kustomization(Comment generated, Word runbook) {}

    private static List<Parameter> parameters(Plan plan, Pipeline pipeline) {
        var parameters = new ArrayList<Parameter>();
        pipeline.start()
                .forEach(s -> parameters.add(
                        new Parameter(Word.of(s.name()), Label.of(s.question()), Optional.empty(), Optional.empty())));
        plan.inputs().forEach(input -> parameters.add(input(plan, input)));
        parameters.add(fixed("SPEC_START", PartScript.START, ""));
        parameters.add(
                fixed("SPEC_MORE_ANSWERS", "Answers to questions that no release brings, one a line: key=answer", ""));
        parameters.add(
                fixed("SPEC_IMAGE", "The image that every part runs in", "docker.io/library/" + PartScript.IMAGE));
        return parameters;
    }

    private static Parameter fixed(String name, String about, String value) {
        return new Parameter(Word.of(name), Label.of(about), Optional.of(Value.of(value)), Optional.empty());
    }

    /** A value in which Argo would fill something in is left to the runbook, which has it, too. */
    private static Parameter input(Plan plan, PlannedInput input) {
        var about = input.about().map(Wording.of(plan)::plain).orElse(input.name());
        var options = input.type() == PlannedInput.Type.BOOLEAN ? List.of("true", "false") : input.options();
        boolean needed = input.required().isPresent() && input.value().isEmpty();
        var value = input.value().filter(ArgoYaml::isInert).orElse("");
        boolean offered =
                (needed || options.contains(value)) && options.stream().allMatch(ArgoYaml::isInert);
        return new Parameter(
                Word.of(input.name()),
                Label.of(offered || options.isEmpty() ? about : about + ": one of " + String.join(", ", options)),
                needed ? Optional.empty() : Optional.of(Value.of(value)),
                offered && !options.isEmpty() ? Optional.of(Word.texts(options)) : Optional.empty());
    }
}
