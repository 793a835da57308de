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
        List<Part> jobs) {

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

    record Part(
            YamlWord id,
            YamlString name,
            Optional<YamlWord> needs,
            Optional<YamlString> condition,
            YamlWord runsOn,
            YamlWord minutes,
            Optional<YamlString> environment,
            boolean checkout,
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
}
