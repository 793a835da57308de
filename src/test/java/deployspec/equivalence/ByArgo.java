package deployspec.equivalence;

import deployspec.equivalence.Carried.Result;
import deployspec.plan.OnFailure;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.plan.PlannedRollback;
import deployspec.render.argo.ArgoRenderer;
import deployspec.render.shell.ShellRenderer;
import deployspec.tools.ArgoRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The chain of parts that engines for pipelines carry out, here as Argo would. Everybody releases what waits for them; nobody
 * decides to go back where the procedure does not by itself.
 */
record ByArgo(Plan plan, String template) {
    private static final Pattern RELEASE = Pattern.compile("template: (release-\\S+)");

    static ByArgo of(Plan plan) {
        return new ByArgo(
                plan,
                new ArgoRenderer()
                        .render(plan, PlanJson.digest(plan))
                        .getFirst()
                        .content());
    }

    /** Whether whoever releases has nothing to say but that it goes on, and no change window is waited for. */
    boolean isPlain(Situation situation) {
        return situation.refusing().isEmpty()
                && plan.environment().isEmpty()
                && plan.rollback()
                        .filter(r -> !(r.decide() instanceof PlannedRollback.Automatic))
                        .isEmpty()
                && !template.contains("ANSWER_");
    }

    /** Whether somebody was asked about a failure: in a part nobody is there, and it ends where the question stands. */
    boolean hadToAsk(Carried executor) {
        return plan.allSteps().stream().anyMatch(step -> executor.responseTo(step) == OnFailure.Response.ASK);
    }

    Carried carryOut(Stage stage) throws IOException {
        stage.file(
                "runbook.sh",
                new ShellRenderer()
                        .render(plan, PlanJson.digest(plan))
                        .getFirst()
                        .content());
        var released = new HashMap<String, Map<String, String>>();
        RELEASE.matcher(template).results().forEach(m -> released.put(m.group(1), Map.of("rollback", "no")));
        var outcome = ArgoRun.of(template, stage.folder(), stage.environmentOfBash(), released, stage.inputs(plan));
        var state = stage.folder().resolve("volume/.runbook/latest/state");
        return new Carried(
                stage.trace(),
                ByRunbook.endings(state),
                List.of(),
                List.of(),
                result(outcome, Files.readString(state)),
                outcome.story());
    }

    private static Result result(ArgoRun.Outcome outcome, String state) {
        if (state.contains("rollback\trun\tfailed")) {
            return Result.ROLLBACK_FAILED;
        } else if (state.contains("rollback\trun\tdone")) {
            return Result.ROLLED_BACK;
        }
        return switch (outcome.status()) {
            case "Succeeded" -> Result.DONE;
            case "Failed" -> Result.FAILED;
            default -> Result.WAITING;
        };
    }
}
