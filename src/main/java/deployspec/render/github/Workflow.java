package deployspec.render.github;

import deployspec.plan.PlannedSecret;
import deployspec.prose.Wording;
import deployspec.value.Visible;
import java.util.List;
import java.util.Optional;

/** The model of the template: one component a place in it. */
record Workflow(
        List<Remark> header,
        YamlString name,
        boolean asks,
        List<Input> inputs,
        boolean needsSecrets,
        List<Secret> secrets,
        YamlString group,
        YamlBlock library,
        List<Entry> fixed,
        List<Part> jobs,
        Outcome outcome) {

    /** The job that every other one needs: it fixes T0 and checks what was given. */
    static final String BEGIN = "begin";

    /** A line of the comment at the top. */
    record Remark(Optional<YamlComment> text) {}

    /**
     * What whoever starts it is asked, in a form or by another workflow; that one knows no choice among options.
     *
     * @param options of a choice
     */
    record Input(
            YamlWord id,
            YamlString description,
            YamlString calledDescription,
            YamlWord required,
            YamlWord type,
            YamlWord calledType,
            Optional<YamlWord> options,
            Optional<Yaml> fallback) {
        static Input of(DispatchInputs.Asked asked) {
            var about = Visible.of(asked.about());
            var options = asked.options();
            var plainType = YamlWord.id(asked.isBoolean() ? "boolean" : "string");
            return new Input(
                    YamlWord.id(asked.name()),
                    YamlString.label(about),
                    YamlString.label(options.isEmpty() ? about : about + " (" + String.join(", ", options) + ")"),
                    YamlWord.flag(asked.required()),
                    options.isEmpty() ? plainType : YamlWord.id("choice"),
                    plainType,
                    options.isEmpty() ? Optional.empty() : Optional.of(YamlWord.strings(options)),
                    asked.value().map(v -> asked.isBoolean() ? YamlWord.flag(v.equals("true")) : YamlString.label(v)));
        }
    }

    /** What another workflow has to hand over. */
    record Secret(YamlWord name, YamlString about) {
        static Secret of(PlannedSecret secret, Wording wording) {
            return new Secret(
                    YamlWord.id(secret.name()),
                    YamlString.label(
                            Visible.of(secret.about().map(wording::plain).orElse(secret.name()))));
        }
    }

    record Entry(YamlWord key, YamlString value) {}

    /**
     * @param checkout whether it looks at the repository
     * @param brings whether it gets the files that earlier jobs have kept
     * @param keeps whether it has files for later jobs
     * @param proves whether it leaves evidence
     * @param isTimed whether something is waited for from its end
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
            boolean isTimed,
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
    record Outcome(YamlWord needs, YamlWord runsOn, boolean asksPeople, Yaml results) {}
}
