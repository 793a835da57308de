package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Capture;
import deployspec.model.Step;
import deployspec.model.StepAction;
import java.util.List;

/**
 * A key that says something about an action must stand beside one that it can say it about; else it would be accepted
 * and never honoured.
 */
final class FittingKeys {
    private FittingKeys() {}

    static void check(Cursor c, StepAction action) {
        boolean script = action instanceof StepAction.Run;
        boolean work = script || action instanceof StepAction.Http;
        boolean byHand = action instanceof StepAction.None;
        refuse(c, script, List.of("shell", "expect", "keep"), "it belongs to `run`");
        refuse(c, work, List.of("retry", "read-only", "idempotent", "done-if"), "it belongs to `run` or `http`");
        refuse(
                c,
                work || byHand,
                List.of("undo", "undone-by", "irreversible"),
                "this step changes nothing that could be taken back");
        refuse(
                c,
                work || byHand || action instanceof StepAction.Notify,
                List.of("timeout"),
                "this action has limits of its own");
        refuse(c, byHand && !c.has("gates"), List.of("record"), "only a step done by hand is written down");
    }

    static void checkCaptures(Step step, Cursor c) {
        boolean answers =
                step.action().value() instanceof StepAction.Run || step.action().value() instanceof StepAction.Http;
        for (var capture : step.captures()) {
            if (!answers && capture.from() instanceof Capture.FromOutput) {
                c.report(Diagnostic.error(
                                "key-without-effect",
                                capture.span(),
                                "`" + capture.name().value() + "` is captured from an output, but this step has none")
                        .withHelp("Write `ask:` with a question to a person, or capture it where a script prints it."));
            }
        }
    }

    private static void refuse(Cursor c, boolean fits, List<String> keys, String why) {
        if (!fits) {
            Choice.useless(c, keys, why, "Remove it, or move it to the step that it is meant for.");
        }
    }
}
