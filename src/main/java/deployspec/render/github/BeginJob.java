package deployspec.render.github;

import deployspec.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The job that every other one needs: it fixes T0 and checks what was given. */
record BeginJob(Plan plan, List<Job> jobs, DispatchInputs inputs, String runner) {
    Workflow.Part write() {
        var environment = new ArrayList<Workflow.Entry>();
        inputs.asked()
                .forEach(asked -> environment.add(
                        new Workflow.Entry(YamlWord.id(asked.name()), YamlString.of(Expression.input(asked.name())))));
        environment.add(new Workflow.Entry(YamlWord.id("BY_HAND"), YamlString.of(BeginScript.byHand(jobs))));
        var step = new Workflow.Step(
                YamlString.of("Check what was given"),
                Optional.of(YamlWord.id(Workflow.BEGIN)),
                Optional.empty(),
                YamlWord.number(5),
                false,
                true,
                environment,
                YamlBlock.of(BeginScript.of(inputs, plan.environment()), WorkflowWriter.RUN_INDENT));
        return new Workflow.Part(
                YamlWord.id(Workflow.BEGIN),
                YamlString.of("Begin"),
                Optional.empty(),
                Optional.empty(),
                YamlWord.strings(List.of(runner)),
                YamlWord.number(10),
                Optional.empty(),
                false,
                false,
                false,
                false,
                false,
                true,
                List.of(new Workflow.Entry(
                        YamlWord.id("t0"), YamlString.of(Expression.stepOutput(Workflow.BEGIN, "t0")))),
                List.of(step));
    }
}
