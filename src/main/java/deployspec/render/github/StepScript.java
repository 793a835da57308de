package deployspec.render.github;

import deployspec.plan.Action;
import deployspec.plan.Capture;
import deployspec.plan.ChangeWindows;
import deployspec.plan.Measure;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.value.ChangeWindow;
import deployspec.value.Moment;
import deployspec.value.Text;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the scripts of one step. */
final class StepScript {
    private static final String UNKNOWN = "over error \"$unknown has no value yet\"";

    private final Places places;
    private final PlannedStep step;
    private final Script script;
    private final Readings readings;
    private boolean armed;

    StepScript(Places places, PlannedStep step) {
        this.places = places;
        this.step = step;
        this.script = new Script(places.captured());
        this.readings = new Readings(script);
    }

    /** From the condition to the captures, and these gates; empty where there is nothing of it. */
    Script acting(List<PlannedGate> gates) {
        if (places.arms(step)) {
            script.line("begun=no");
        }
        step.when().ifPresent(w -> script.line("applies " + new ConditionFunctions(script, places).function(w)));
        if (step.schedule().hold()) {
            step.schedule().at().ifPresent(at -> until(at.from()));
        }
        places.plan().windows(step).ifPresent(this::inWindow);
        step.baselines().forEach(this::baseline);
        if (step.actions().stream().noneMatch(StepScript::changes)) {
            arm();
        }
        step.actions().forEach(this::action);
        step.captures().forEach(this::capture);
        step.keep().forEach(this::keep);
        return gates(gates);
    }

    private static boolean changes(PlannedAction planned) {
        return planned.essential()
                && (planned.action() instanceof Action.RunProcess || planned.action() instanceof Action.CallHttp);
    }

    private void arm(PlannedAction planned) {
        if (changes(planned)) {
            arm();
        }
    }

    /** Right before the step can change something: what has not begun is not taken back. */
    private void arm() {
        if (places.arms(step) && !armed) {
            script.line("begins");
        }
        armed = true;
    }

    /** Judged in order, all must open. */
    Script gates(List<PlannedGate> gates) {
        return new GateScript(places, step, script).judging(gates);
    }

    private void inWindow(ChangeWindows windows) {
        var compact = windows.windows().stream().map(ChangeWindow::compact).map(Bash::word);
        script.line("in_window " + Bash.word(windows.environment()) + " " + compact.collect(Collectors.joining(" ")));
    }

    /** How {@code over} ends the step; what would ask a person stops, for nobody is there. */
    List<String> responses() {
        return List.of(
                word(step.onFailure().failed()),
                word(step.onFailure().noData()),
                word(step.onFailure().error()));
    }

    private static String word(Response response) {
        return switch (response) {
            case STOP, ASK -> "stop";
            case CONTINUE -> "continue";
            case ROLLBACK -> "rollback";
        };
    }

    private void baseline(String id) {
        var threshold = places.plan().threshold(id);
        var name = places.baseline(id);
        readings.function("take_" + name, threshold, threshold.baseline().orElse(threshold.measure()));
        script.line("take_" + name + " || over no-data 'the baseline could not be read'");
        script.line(name + "=$reading");
        script.line("output " + name + " \"$reading\"");
        script.output(name);
    }

    private void action(PlannedAction planned) {
        switch (planned.action()) {
            case Action.RunProcess run -> {
                script.lines(Bash.fed("cat >\"$work/script\"", "", run.script()));
                expectations(planned);
                script.needs(run.values(), "", UNKNOWN);
                arm(planned);
                script.line(
                        script.surroundings(run, planned.timeout()) + attempts(planned) + command(planned) + " script");
            }
            case Action.CallHttp call -> {
                var request = new HttpRequests(script).command(call);
                expectations(planned);
                script.needs(HttpRequests.names(call), "", UNKNOWN);
                arm(planned);
                script.line("LIMIT=" + Script.seconds(planned.timeout()) + " " + attempts(planned) + command(planned)
                        + " fetch " + request);
            }
            case Action.AskOperator ask -> toSend(ask.question());
            case Action.Pause pause -> pause(pause.until());
        }
        if (!(planned.action() instanceof Action.AskOperator) && !(planned.action() instanceof Action.Pause)) {
            script.takes(planned.timeout().multipliedBy(planned.retry().attempts()));
        }
    }

    private static String command(PlannedAction planned) {
        return planned.essential() ? "act" : "message";
    }

    private static String attempts(PlannedAction planned) {
        var retry = planned.retry();
        var expect = planned.expect().codes().stream()
                .map(c -> c.from() + "-" + c.to())
                .collect(Collectors.joining(" ", "EXPECT='", "' "));
        var onExit = retry.onExit().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return retry.attempts() == 1
                ? expect
                : expect + "ATTEMPTS=" + retry.attempts() + " EVERY=" + Script.exact(retry.every()) + " BACKOFF="
                        + retry.backoff().toPlainString() + (onExit.isEmpty() ? " " : " ON_EXIT='" + onExit + "' ");
    }

    private void expectations(PlannedAction planned) {
        var expected = Stream.concat(
                        planned.expect().has().stream().map(p -> "has " + Readings.pattern(p)),
                        planned.expect().lacks().stream().map(p -> "lacks " + Readings.pattern(p)))
                .collect(Collectors.joining(" && "));
        if (!expected.isEmpty()) {
            script.line("expected() { " + expected + "; }");
        }
    }

    /** A message that somebody sends with a tool of his own holds nothing up. */
    private void toSend(Question question) {
        if (question instanceof Question.Send send) {
            script.line("to_send " + script.variable(Text.literally(send.channel())) + " "
                    + script.variable(send.message()));
        }
    }

    private void pause(Action.Until until) {
        switch (until) {
            case Action.Lasting lasting ->
                places.timer(step).ifPresentOrElse(this::behind, () -> onRunner(lasting.duration()));
            case Action.Reaching reaching -> until(reaching.moment());
        }
    }

    private void onRunner(Duration duration) {
        script.line("sleep " + Script.exact(duration));
        script.takes(duration);
    }

    private void behind(Timer timer) {
        script.value(Handover.SINCE);
        script.line("held_back " + Script.seconds(timer.length()) + " " + Script.seconds(timer.onRunner()) + " "
                + timer.environment());
        script.begins(timer);
    }

    private void until(Moment moment) {
        if (moment.anchor() == Moment.Anchor.T) {
            script.value("SPEC_T0");
            script.line("not_before " + moment.offset().toSeconds());
            script.takes(Limits.IDLE);
        }
    }

    private void capture(Capture capture) {
        if (capture.origin() instanceof Capture.FromOutput from) {
            var file = from.stream() == Measure.Stream.ERR ? "\"$work/err\"" : "\"$work/out\"";
            script.line("captured=$(" + Readings.read(from.read(), file) + ") || over no-data "
                    + Bash.word(capture.name() + " was not found in the output"));
            if (capture.secret()) {
                script.line("mask \"$captured\"");
            }
            script.line("export " + capture.name() + "=\"$captured\"");
            script.line("output " + capture.name() + " \"$captured\"");
            script.output(capture.name());
        }
    }

    /** Relative to where the step's script runs. */
    private void keep(Text file) {
        var folder = step.actions().stream()
                .flatMap(a -> a.action() instanceof Action.RunProcess run ? run.directory().stream() : Stream.empty())
                .findFirst();
        script.keep(folder.map(script::word).orElse("."), file);
    }
}
