package deployspec.render.shell;

import deployspec.plan.Action.RunProcess;
import deployspec.plan.Capture;
import deployspec.plan.Condition;
import deployspec.plan.Effects;
import deployspec.plan.OnFailure;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.plan.Schedule;
import deployspec.plan.Waiver;
import deployspec.prose.Conditions;
import deployspec.prose.Levels;
import deployspec.prose.Times;
import deployspec.prose.Waivers;
import deployspec.prose.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One step as one function: what a person reads, what must hold, what is done, what is judged.
 *
 * @param hasAlways whether the plan has steps that are done in any case
 */
record Steps(Functions functions, Judgements judgements, Wording wording, boolean hasAlways) {
    ShellName define(PlannedStep step) {
        var inside = wording.in(step);
        var lines = new ArrayList<ShellCommand>();
        lines.add(ShellCommand.of("step", step.id(), step.number(), ShellWord.shown(step.title()))
                .orReturn());
        lines.addAll(read(step));
        lines.addAll(nature(step));
        step.when()
                .ifPresent(c -> lines.add(
                        ShellCommand.of("only_if", Conditions.clause(c, inside).text(), judgements.condition(c))
                                .orReturn()));
        lines.addAll(schedule(step.schedule()));
        wording.plan()
                .windows(step)
                .ifPresent(w -> lines.add(
                        ShellCommand.of("change_window", w.environment()).orReturn()));
        step.confirm().ifPresent(confirmation -> {
            var ask = confirmation
                    .when()
                    .map(c -> ShellCommand.of("confirm_if", judgements.condition(c)))
                    .orElseGet(() -> ShellCommand.of("confirm"));
            lines.add(
                    ask.with(confirmation.type().stream().map(t -> t.written()).toList())
                            .orReturn());
        });
        if (hasAlways) {
            lines.add(ShellCommand.of("begins"));
        }
        step.baselines()
                .forEach(b -> lines.add(ShellCommand.of("read_baseline", judgements.threshold(b))
                        .orReturn()));
        step.actions().forEach(a -> lines.addAll(judgements.calls(inside).of(a)));
        step.captures().forEach(c -> lines.addAll(capture(c)));
        step.records().forEach(r -> lines.add(record(step.id() + "." + r.name(), r)));
        step.keep().forEach(path -> lines.add(keep(step, path.written())));
        step.children().forEach(child -> lines.add(perform(child).orElse("return \"$diverted\"")));
        lines.addAll(watch(step));
        lines.addAll(step.watch().isEmpty() ? gates(step) : List.of());
        var heading = step.number() + " " + wording.plain(step.title());
        return functions.define("step", step.id(), heading, lines);
    }

    ShellCommand perform(PlannedStep step) {
        return ShellCommand.of("perform", define(step));
    }

    static ShellCommand record(String key, Question.Answer answer) {
        return ShellCommand.of("write_down", key, ShellWord.shown(answer.question()))
                .with(answer.options());
    }

    private List<ShellCommand> read(PlannedStep step) {
        var lines = new ArrayList<ShellCommand>();
        step.owner().ifPresent(o -> lines.add(ShellCommand.of("owned_by", wording.contact(o))));
        step.description().about().ifPresent(a -> lines.add(ShellCommand.of("about", ShellWord.shown(a))));
        step.description().details().forEach(d -> lines.add(ShellCommand.of("detail", ShellWord.shown(d))));
        for (var shown : step.description().shows()) {
            var threshold = wording.plan().threshold(shown);
            threshold
                    .levels()
                    .forEach(l -> lines.add(ShellCommand.of(
                            "detail",
                            wording.plain(threshold.title()) + ", " + l.kind().word() + ": "
                                    + Levels.level(l, wording).text())));
        }
        return lines;
    }

    private List<ShellCommand> nature(PlannedStep step) {
        var lines = new ArrayList<ShellCommand>();
        step.values().forEach((name, value) -> lines.add(ShellCommand.of("with_environment", name, value)));
        if (step.effects().changing()) {
            lines.add(ShellCommand.of("changes"));
        }
        if (step.effects().idempotent() && !step.actions().isEmpty()) {
            lines.add(ShellCommand.of("may_run_again"));
        }
        step.effects().doneIf().ifPresent(d -> lines.add(ShellCommand.of("done_if", judgements.condition(test(d)))));
        if (step.role() == PlannedStep.Role.UNDO) {
            step.when().stream()
                    .flatMap(c -> c instanceof Condition.MayHaveRun ran ? Stream.of(ran.step()) : Stream.of())
                    .forEach(s -> lines.add(ShellCommand.of("takes_back", s)));
        }
        if (!step.onFailure().equals(OnFailure.STOP)) {
            var response = step.onFailure();
            lines.add(ShellCommand.of(
                    "on_failure", word(response.failed()), word(response.noData()), word(response.error())));
        }
        return lines;
    }

    private static Condition test(Effects.DoneIf doneIf) {
        return new Condition.Test(doneIf.script(), doneIf.timeout());
    }

    private static String word(OnFailure.Response response) {
        return response.name().toLowerCase(Locale.ROOT);
    }

    static List<ShellCommand> schedule(Schedule schedule) {
        var lines = new ArrayList<ShellCommand>();
        schedule.at().ifPresent(window -> {
            lines.add(ShellCommand.of(
                    "planned",
                    Times.window(window),
                    window.from().anchor().name(),
                    ShellNumber.seconds(window.from().offset()),
                    ShellNumber.seconds(window.to().offset()),
                    schedule.late().name().toLowerCase(Locale.ROOT)));
            if (schedule.hold()) {
                lines.add(ShellCommand.of("hold"));
            }
        });
        return lines;
    }

    private static List<ShellCommand> capture(Capture capture) {
        var call = switch (capture.origin()) {
            case Capture.FromOutput output -> {
                var read = Judgements.read(output.read());
                var first = ShellCommand.of(
                        "capture", capture.name(), output.stream().name().toLowerCase(Locale.ROOT), read.name());
                var words = Stream.concat(first.words().stream(), read.words().stream())
                        .toList();
                yield new ShellCommand(first.name(), words, first.input(), first.otherwise()).orReturn();
            }
            case Capture.FromOperator operator ->
                ActionCalls.question("capture_answer", operator.answer()).orReturn();
        };
        return capture.secret() ? List.of(ShellCommand.of("secretly"), call) : List.of(call);
    }

    private static ShellCommand keep(PlannedStep step, String path) {
        var folder = step.actions().stream()
                .flatMap(a -> a.action() instanceof RunProcess run ? run.directory().stream() : Stream.of())
                .findFirst();
        return ShellCommand.of("keep_file", folder.map(f -> f.written()).orElse(""), path)
                .orReturn();
    }

    private List<ShellCommand> watch(PlannedStep step) {
        if (step.watch().isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<ShellCommand>();
        step.watch()
                .forEach(s -> lines.add(ShellCommand.of(
                        "stretch",
                        ShellNumber.seconds(s.lasting()),
                        ShellNumber.seconds(s.every()),
                        s.about().map(ShellWord::shown).orElse(new ShellWord("")))));
        step.gates()
                .forEach(g -> lines.add(
                        ShellCommand.of("sample", ShellWord.shown(g.title()), g.tolerate(), judgements.of(g.check()))));
        lines.add(ShellCommand.of("watch").orReturn());
        return lines;
    }

    private List<ShellCommand> gates(PlannedStep step) {
        return step.gates().stream()
                .map(g -> g.waiver().map(w -> waived(w, g)).orElseGet(() -> ShellCommand.of("gate", terms(g))))
                .map(ShellCommand::orReturn)
                .toList();
    }

    private ShellCommand waived(Waiver waiver, PlannedGate gate) {
        var words =
                new ArrayList<Object>(List.of(waiver.until(), ShellWord.shown(Waivers.text(waiver, wording)), "gate"));
        words.addAll(List.of(terms(gate)));
        return ShellCommand.of("waived", words.toArray());
    }

    private Object[] terms(PlannedGate gate) {
        return new Object[] {
            ShellWord.shown(gate.title()),
            Headings.bound(gate, wording),
            ShellNumber.seconds(gate.within().orElse(Duration.ZERO)),
            ShellNumber.seconds(gate.every()),
            judgements.of(gate.check())
        };
    }
}
