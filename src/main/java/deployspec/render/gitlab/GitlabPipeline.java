package deployspec.render.gitlab;

import java.util.List;
import java.util.Optional;

/** The model of the template: one component a place in it. */
record GitlabPipeline(
        List<Remark> header,
        GitlabYaml.Word stages,
        List<Variable> variables,
        GitlabYaml.Word group,
        GitlabYaml.Script state,
        GitlabYaml.Script carryOut,
        GitlabYaml.Word days,
        List<Job> forward,
        boolean hasBack,
        GitlabYaml.Word gathering,
        GitlabYaml.Word backStage,
        List<Job> back) {
    /** A line of the comment at the top. */
    record Remark(Optional<GitlabYaml.Comment> text) {}

    /** @param literal whether GitLab is told to replace nothing in the value */
    record Variable(
            GitlabYaml.Word name,
            Optional<GitlabYaml.Value> description,
            GitlabYaml.Value value,
            Optional<GitlabYaml.Word> options,
            boolean literal) {}

    record Job(
            List<GitlabYaml.Comment> comments,
            GitlabYaml.Word id,
            GitlabYaml.Word stage,
            Optional<GitlabYaml.Word> needs,
            Optional<GitlabYaml.Label> confirmation,
            Optional<GitlabYaml.Word> delay,
            Optional<GitlabYaml.Word> environment,
            GitlabYaml.Value timeout,
            List<Setting> variables) {}

    record Setting(GitlabYaml.Word name, GitlabYaml.Value value, boolean literal) {}
}
