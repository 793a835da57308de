package deployspec.render.github;

import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedThreshold;
import deployspec.plan.Stretch;
import deployspec.prose.Waivers;
import deployspec.prose.Wording;
import deployspec.value.Level;
import deployspec.value.Quantity;
import deployspec.value.Text;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes how the gates of one step are judged, at once or through a watch. */
record GateScript(Places places, PlannedStep step, Script script) {
    /** Judged in order, all must open. */
    Script judging(List<PlannedGate> gates) {
        for (int i = 0; i < gates.size(); i++) {
            gate(gates.get(i), i + 1);
        }
        return script;
    }

    /** Some stretches of a watch, its parts counted from 1; what is known of its samples goes on from one to the next. */
    Script watching(List<Stretch> stretches, List<PlannedGate> gates, int part, boolean last) {
        for (int i = 0; i < gates.size(); i++) {
            define(gates.get(i), i + 1);
            if (part > 1) {
                known(gates.get(i), i + 1)
                        .forEach(name -> script.line("export " + name + "=" + script.value(handed(name, part - 1))));
            }
        }
        var all = IntStream.rangeClosed(1, gates.size())
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
                script.line("goes_on " + (i + 1));
                known(gates.get(i), i + 1).forEach(name -> {
                    script.line("output " + handed(name, part) + " \"${" + name + ":-}\"");
                    script.output(handed(name, part));
                });
            }
        }
        return script;
    }

    /** Which samples of a gate were bad, and since when what has to last has been reached. */
    private List<String> known(PlannedGate gate, int number) {
        var lasting = gate.check() instanceof PlannedGate.Against against
                ? places.plan().threshold(against.threshold()).levels().stream()
                        .filter(level -> level.lasting().isPresent())
                        .map(level -> "SINCE_" + level.kind().word() + "_" + number)
                : Stream.<String>of();
        return Stream.concat(Stream.of("BAD_" + number), lasting).toList();
    }

    /** From one job to the next, which may hand it on. */
    private String handed(String name, int part) {
        var at = name.indexOf('_');
        return name.substring(0, at) + "_" + Units.id(step.number()).toUpperCase(Locale.ROOT)
                + name.substring(at).toUpperCase(Locale.ROOT)
                + (part == 1 ? "" : "_BEHIND_" + part);
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
        var wording = Wording.of(places.plan()).in(step);
        script.named("TITLE_" + number, Text.literally(Sentences.title(gate, wording)));
        var bounds = Sentences.bounds(gate, wording);
        if (!bounds.isEmpty()) {
            script.named("BOUND_" + number, Text.literally(bounds));
        }
    }

    /** What {@code judged} looks for: how the reading is taken, and a function a level. */
    private void define(PlannedGate gate, int number) {
        title(gate, number);
        switch (gate.check()) {
            case PlannedGate.Against against -> {
                var threshold = places.plan().threshold(against.threshold());
                ownBaseline(threshold, number);
                new Readings(script).function("take_" + number, threshold, threshold.measure());
                threshold.levels().forEach(level -> level(threshold, level, number));
                if (threshold.level(Level.Kind.ROLLBACK).isPresent() && places.mayGoBack(step)) {
                    script.line("export MAY_GO_BACK=1");
                }
            }
            case PlannedGate.Holds holds -> {
                var condition = new ConditionFunctions(script, places).function(holds.condition());
                script.line("take_" + number + "() { took answered ''; }");
                script.line("target_" + number + "() { " + condition + "; }");
            }
        }
    }

    /** Read here where no step of the plan reads it; otherwise handed over by that step. */
    private void ownBaseline(PlannedThreshold threshold, int number) {
        boolean relative = threshold.levels().stream()
                .flatMap(l -> l.bound().quantities())
                .anyMatch(q -> q instanceof Quantity.Baseline);
        var name = places.baseline(threshold.id());
        boolean readByStep =
                places.plan().allSteps().stream().anyMatch(s -> s.baselines().contains(threshold.id()));
        if (relative && readByStep && !step.baselines().contains(threshold.id())) {
            script.value(name);
        } else if (relative && !readByStep && threshold.baseline().isPresent()) {
            new Readings(script)
                    .function("base_" + number, threshold, threshold.baseline().get());
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
