package deployspec.render.github;

import deployspec.plan.Action;
import deployspec.plan.Capture;
import deployspec.plan.ChangeWindows;
import deployspec.plan.Measure;
import deployspec.plan.OnFailure.Response;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedThreshold;
import deployspec.plan.Question;
import deployspec.plan.Stretch;
import deployspec.prose.Waivers;
import deployspec.prose.Wording;
import deployspec.value.ChangeWindow;
import deployspec.value.Level;
import deployspec.value.Moment;
import deployspec.value.Text;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the scripts of one step. */
final class StepScript {
    private final Places places;
    private final PlannedStep step;
    private final Script script;
    private final Readings readings;

    StepScript(Places places, PlannedStep step) {
        this.places = places;
        this.step = step;
        this.script = new Script(places.captured());
        this.readings = new Readings(script);
    }

    /** From the condition to the captures, and these gates; empty where there is nothing of it. */
    Script acting(List<PlannedGate> gates) {
        step.when().ifPresent(w -> script.line("applies " + new ConditionFunctions(script, places).function(w)));
        if (step.schedule().hold()) {
            step.schedule().at().ifPresent(at -> until(at.from()));
        }
        places.plan().windows(step).ifPresent(this::inWindow);
        if (places.arms(step)) {
            script.line("output armed yes");
        }
        step.baselines().forEach(this::baseline);
        step.actions().forEach(this::action);
        step.captures().forEach(this::capture);
        return gates(gates);
    }

    private void inWindow(ChangeWindows windows) {
        var compact = windows.windows().stream().map(ChangeWindow::compact).map(Bash::word);
        script.line("in_window " + Bash.word(windows.environment()) + " " + compact.collect(Collectors.joining(" ")));
    }

    /** Judged in order, all must open. */
    Script gates(List<PlannedGate> gates) {
        for (int i = 0; i < gates.size(); i++) {
            gate(gates.get(i), i + 1);
        }
        return script;
    }

    /** Some stretches of a watch; what is said of bad samples goes on from one part to the next. */
    Script watching(List<Stretch> stretches, List<PlannedGate> gates, boolean goesOn, boolean last) {
        for (int i = 0; i < gates.size(); i++) {
            define(gates.get(i), i + 1);
            if (goesOn) {
                var before = script.value(bad(i + 1));
                script.line("export BAD_" + (i + 1) + "=" + before);
            }
        }
        var all = java.util.stream.IntStream.rangeClosed(1, gates.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
        for (var stretch : stretches) {
            script.line(
                    "watch " + Script.seconds(stretch.lasting()) + " " + Script.seconds(stretch.every()) + " " + all);
            script.takes(stretch.lasting());
        }
        for (int i = 0; i < gates.size(); i++) {
            if (last) {
                script.line("tolerated " + (i + 1) + " " + gates.get(i).tolerate());
            } else {
                script.line("output " + bad(i + 1) + " \"${BAD_" + (i + 1) + ":-}\"");
                script.output(bad(i + 1));
            }
        }
        return script;
    }

    private String bad(int gate) {
        return "BAD_" + Units.id(step.number()).toUpperCase(Locale.ROOT) + "_" + gate;
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
                known(run.values());
                script.line(
                        script.surroundings(run, planned.timeout()) + attempts(planned) + command(planned) + " script");
            }
            case Action.CallHttp call -> {
                var request = new HttpRequests(script).command(call);
                expectations(planned);
                known(HttpRequests.names(call));
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

    private void known(Collection<String> names) {
        var unless = script.unless(names);
        if (!unless.isEmpty()) {
            script.line(unless + "over error \"$unknown has no value yet\"");
        }
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
            case Action.Lasting lasting -> {
                script.line("sleep " + Script.exact(lasting.duration()));
                script.takes(lasting.duration());
            }
            case Action.Reaching reaching -> until(reaching.moment());
        }
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

    private void gate(PlannedGate gate, int number) {
        gate.waiver().ifPresent(w -> {
            script.named(
                    "WAIVER_" + number,
                    Waivers.text(w, Wording.of(places.plan()).in(step)));
            script.named("UNTIL_" + number, Text.literally(w.until()));
        });
        var within = gate.within().map(Script::seconds).orElse(0L);
        var every = Script.exact(gate.every());
        switch (gate.check()) {
            case PlannedGate.Against against -> {
                define(gate, number);
                script.line("gate " + number + " " + within + " " + every);
            }
            case PlannedGate.Holds holds -> {
                title(gate, number);
                var condition = new ConditionFunctions(script, places).function(holds.condition());
                script.line("holds " + number + " " + condition + " " + within + " " + every);
            }
        }
        script.takes(gate.within().orElse(Duration.ZERO));
    }

    private void title(PlannedGate gate, int number) {
        script.named(
                "TITLE_" + number,
                Text.literally(Sentences.gate(gate, Wording.of(places.plan()).in(step))));
    }

    /** What {@code judged} looks for: how the reading is taken, and a function a level. */
    private void define(PlannedGate gate, int number) {
        title(gate, number);
        switch (gate.check()) {
            case PlannedGate.Against against -> {
                var threshold = places.plan().threshold(against.threshold());
                ownBaseline(threshold, number);
                readings.function("take_" + number, threshold, threshold.measure());
                threshold.levels().forEach(level -> level(threshold, level, number));
            }
            case PlannedGate.Holds holds -> {
                var condition = new ConditionFunctions(script, places).function(holds.condition());
                script.line("take_" + number + "() {\n  reading=answered\n}");
                script.line("target_" + number + "() { " + condition + "; }");
            }
        }
    }

    /** Read here where no step of the plan reads it; otherwise handed over by that step. */
    private void ownBaseline(PlannedThreshold threshold, int number) {
        boolean relative = threshold.levels().stream()
                .flatMap(l -> l.bound().quantities())
                .anyMatch(q -> q instanceof deployspec.value.Quantity.Baseline);
        var name = places.baseline(threshold.id());
        boolean readByStep =
                places.plan().allSteps().stream().anyMatch(s -> s.baselines().contains(threshold.id()));
        if (relative && readByStep && !step.baselines().contains(threshold.id())) {
            script.value(name);
        } else if (relative && !readByStep && threshold.baseline().isPresent()) {
            readings.function("base_" + number, threshold, threshold.baseline().get());
            script.line("base_" + number + " || over no-data 'the baseline could not be read'");
            script.line(name + "=$reading");
        }
    }

    private void level(PlannedThreshold threshold, Level level, int number) {
        var name = level.kind().word() + "_" + number;
        var condition = new Bounds(script, places.baseline(threshold.id())).condition(level.bound());
        if (level.lasting().isPresent()) {
            script.line(name + "_now() { " + condition + "; }");
            script.line(name + "() { lasts " + name + " "
                    + Script.seconds(level.lasting().get()) + " " + name + "_now; }");
        } else {
            script.line(name + "() { " + condition + "; }");
        }
    }
}
