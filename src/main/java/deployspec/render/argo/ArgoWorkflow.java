package deployspec.render.argo;

import java.util.List;
import java.util.Optional;

/** The model of the template: one component a place in it. */
record ArgoWorkflow(
        List<Remark> header,
        ArgoYaml.Word name,
        ArgoYaml.Word runbook,
        ArgoYaml.Word secret,
        List<Parameter> parameters,
        List<Task> forward,
        boolean hasBack,
        List<Task> back,
        boolean hasReleases,
        List<Released> releases,
        ArgoYaml.Value digest,
        ArgoYaml.Value entered,
        ArgoYaml.Value inputNames,
        List<Setting> environment,
        List<ArgoYaml.Word> secrets,
        ArgoYaml.Script carryOut,
        ArgoYaml.Value follows,
        ArgoYaml.Script look) {
    /** A line of the comment at the top. */
    record Remark(Optional<ArgoYaml.Comment> text) {}

    record Parameter(
            ArgoYaml.Word name,
            ArgoYaml.Label description,
            Optional<ArgoYaml.Value> value,
            Optional<ArgoYaml.Word> options) {}

    /**
     * @param release the task in which a person releases it, or by which it is put off
     * @param after what the release waits for
     * @param dependency the release, or else what the task itself waits for
     */
    record Task(
            List<ArgoYaml.Comment> comments,
            ArgoYaml.Word id,
            Optional<ArgoYaml.Word> release,
            Optional<ArgoYaml.Word> after,
            Optional<ArgoYaml.Word> dependency,
            List<Setting> arguments) {}

    record Setting(ArgoYaml.Word name, ArgoYaml value) {}

    /** @param seconds for which it is put off, where nobody releases it */
    record Released(
            ArgoYaml.Word id,
            ArgoYaml.Label what,
            Optional<ArgoYaml.Value> seconds,
            boolean asks,
            List<Parameter> parameters) {}
}
