package deployspec.render.github;

import java.util.List;
import java.util.Optional;

/** The model of the template: one component a place in it. */
record Workflow(
        List<Remark> header,
        YamlString name,
        boolean asks,
        List<Input> inputs,
        YamlString group,
        YamlBlock library,
        List<Entry> fixed,
        List<Part> jobs,
        Outcome outcome) {

    /** The job that every other one needs: it fixes T0 and checks what was given. */
    static final String BEGIN = "begin";

    /** A line of the comment at the top. */
    record Remark(Optional<YamlComment> text) {}

    record Input(
            YamlWord id,
            YamlString description,
            YamlWord required,
            YamlWord type,
            Optional<YamlWord> options,
            Optional<YamlString> fallback) {}

    record Entry(YamlWord key, YamlString value) {}

    /**
     * @param checkout whether it looks at the repository
     * @param brings whether it gets the files that earlier jobs have kept
     * @param keeps whether it has files for later jobs
     * @param proves whether it leaves evidence
     */
    record Part(
            YamlWord id,
            YamlString name,
            Optional<YamlWord> needs,
            Optional<YamlString> condition,
            YamlWord runsOn,
            YamlWord minutes,
            Optional<YamlString> environment,
            boolean checkout,
            boolean brings,
            boolean keeps,
            boolean proves,
            boolean hasOutputs,
            List<Entry> outputs,
            List<Step> steps) {}

    record Step(
            YamlString name,
            Optional<YamlWord> id,
            Optional<YamlString> condition,
            YamlWord minutes,
            boolean continues,
            boolean hasEnvironment,
            List<Entry> environment,
            YamlBlock run) {}

    /**
     * The job behind all others.
     *
     * @param asksPeople whether environments are released, of which GitHub knows by whom
     * @param results of the jobs, one a line
     */
    record Outcome(YamlWord needs, YamlWord runsOn, boolean asksPeople, YamlString results) {}
}
