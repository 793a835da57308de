package deployspec.equivalence;

import deployspec.plan.Action;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.render.shell.ShellRenderer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The runbook, in bash, unattended. */
final class ByRunbook {
    private ByRunbook() {}

    static Carried carryOut(Plan plan, Stage stage) throws IOException, InterruptedException {
        var script = new ShellRenderer().render(plan, PlanJson.digest(plan)).getFirst();
        stage.file("runbook.sh", script.content());
        stage.file("answers", String.join("\n", answers(plan)) + "\n");
        var output = stage.folder().resolve("output");
        var builder = new ProcessBuilder("bash", "runbook.sh", "--yes", "--state", "state", "--answers", "answers")
                .directory(stage.folder().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(stage.environment());
        var process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the runbook did not end:\n" + Files.readString(output));
        }
        return new Carried(
                stage.trace(),
                endings(stage.folder().resolve("state/latest/state")),
                Carried.Result.of(process.exitValue()),
                Files.readString(output));
    }

    private static List<String> answers(Plan plan) {
        var lines = new ArrayList<String>();
        plan.contacts().stream().findFirst().ifPresent(c -> lines.add("as=" + c.id()));
        for (var step : plan.allSteps()) {
            answer(step).ifPresent(word -> lines.add(step.id() + "=" + word));
            step.confirm().ifPresent(c -> lines.add(step.id() + ".confirm=yes"));
        }
        return lines;
    }

    private static java.util.Optional<String> answer(PlannedStep step) {
        return step.actions().stream()
                .filter(a -> a.action() instanceof Action.AskOperator)
                .map(a -> ((Action.AskOperator) a.action()).question() instanceof Question.Approve ? "yes" : "done")
                .findFirst();
    }

    /** A line a fact: step, its id, how it ended. */
    static Map<String, Carried.Ending> endings(Path state) throws IOException {
        var endings = new HashMap<String, Carried.Ending>();
        for (var line : Files.readAllLines(state)) {
            var words = line.split("\t", -1);
            if (words[0].equals("step")) {
                endings.put(
                        words[1],
                        switch (words[2]) {
                            case "passed" -> Carried.Ending.PASSED;
                            case "not-applicable" -> Carried.Ending.NOT_APPLICABLE;
                            case "failed", "no-data", "error", "skipped" -> Carried.Ending.NOT_PASSED;
                            default -> throw new AssertionError(line);
                        });
            }
        }
        return endings;
    }
}
