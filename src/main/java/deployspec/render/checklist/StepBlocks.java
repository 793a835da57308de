package deployspec.render.checklist;

import static deployspec.render.checklist.Block.bullet;

import deployspec.plan.Capture;
import deployspec.plan.Effects;
import deployspec.plan.OnFailure;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedStep.Role;
import deployspec.prose.Answers;
import deployspec.prose.Readings;
import deployspec.prose.Times;
import deployspec.prose.Watches;
import deployspec.prose.Wording;
import deployspec.value.Level;
import deployspec.value.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A step as a box to tick, with all that whoever ticks it needs. */
record StepBlocks(Wording wording, boolean inRollback) {
    Block.Point of(PlannedStep step) {
        return new StepBlocks(wording.in(step), inRollback).box(step);
    }

    private Block.Point box(PlannedStep step) {
        var content = new ArrayList<Block>();
        step.description().about().ifPresent(about -> content.add(new Block.Paragraph(prose(about))));
        content.addAll(new Circumstances(wording).of(step));
        baselines(step, content);
        for (PlannedAction action : step.actions()) {
            content.addAll(new ActionBlocks(wording).of(action));
        }
        step.captures().forEach(capture -> content.add(capture(capture)));
        step.records().forEach(answer -> content.add(Fields.answer(answer, wording)));
        step.description().details().forEach(detail -> content.add(bullet(prose(detail))));
        shows(step, content);
        step.children().forEach(child -> content.add(of(child)));
        Watches.parts(step.watch()).forEach(part -> content.add(stretch(part)));
        step.gates().forEach(gate -> content.add(new GateBlocks(wording).of(gate)));
        aftermath(step, content);
        return Block.box(title(step), content);
    }

    /** Steps carry the id that the tool knows them by; what is inside one is found by its number. */
    private Line title(PlannedStep step) {
        var title = prose(step.title());
        var number = inRollback && step.role() == Role.CHECK ? "" : step.number() + " ";
        var name = Line.strong(Line.plain(number).then(title)).then(Circumstances.planned(step.schedule()));
        return switch (step.role()) {
            case STEP, ALWAYS -> name.then(" · ").then(Line.code(step.id()));
            case CHECK, ITERATION, ENTER, APPROVAL, LEAVE, UNDO -> name;
        };
    }

    private void baselines(PlannedStep step, List<Block> content) {
        if (!step.baselines().isEmpty()) {
            content.add(bullet("Before that, note the baseline of "
                    + step.baselines().stream().map(wording::threshold).collect(Collectors.joining(", "))));
        }
    }

    private Block capture(Capture capture) {
        return switch (capture.origin()) {
            case Capture.FromOutput from ->
                bullet(Line.plain("Keep ")
                        .then(Line.code(capture.name()))
                        .then(": ")
                        .then(Readings.noun(from.read()))
                        .then(" in " + Readings.stream(from.stream())));
            case Capture.FromOperator from -> Fields.answer(from.answer(), wording);
        };
    }

    /** One line a level, the worst first: {@code Critical: Error rate >1%, Response time >2s}. */
    private void shows(PlannedStep step, List<Block> content) {
        var shown = step.description().shows().stream()
                .map(id -> wording.plan().threshold(id))
                .toList();
        var kinds = List.of(Level.Kind.values());
        kinds.stream().sorted(Comparator.reverseOrder()).forEach(kind -> {
            var clauses = shown.stream()
                    .flatMap(t -> t.level(kind).stream().map(l -> new GateBlocks(wording).clause(t, l)))
                    .toList();
            if (!clauses.isEmpty()) {
                var name = kind.word().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + kind.word().substring(1);
                content.add(bullet(Line.plain(name + ": ").then(Line.joined(", ", clauses))));
            }
        });
    }

    private Block stretch(Watches.Part part) {
        var every = " (" + Times.every(part.stretch().every()) + ")";
        var name = Line.plain(part.when());
        var text = part.stretch()
                .about()
                .map(about -> name.then(": ").then(prose(about)))
                .orElse(name);
        return Block.box(text.then(every), List.of());
    }

    private void aftermath(PlannedStep step, List<Block> content) {
        var usual = inRollback ? OnFailure.ASK : OnFailure.STOP;
        if (!step.onFailure().equals(usual) && step.role() != Role.ITERATION) {
            content.add(bullet(Answers.sentence(step.onFailure())));
        }
        switch (step.effects().wayBack()) {
            case Effects.ByUndo undo -> undo.step().ifPresent(id -> content.add(wayBack(id)));
            case Effects.ByStep by -> content.add(wayBack(by.step()));
            case Effects.Irreversible never ->
                content.add(bullet(Line.plain("Cannot be taken back: ").then(prose(never.reason()))));
            case Effects.Nothing() -> {}
        }
        if (!step.keep().isEmpty()) {
            content.add(bullet(Line.plain("Files to keep: ")
                    .then(Line.joined(
                            ", ",
                            step.keep().stream()
                                    .map(file -> Line.code(wording.literal(file)))
                                    .toList()))));
        }
    }

    private Block wayBack(String step) {
        return bullet("Way back: " + wording.step(step));
    }

    private Line prose(Text text) {
        return Line.prose(wording.prose(text));
    }
}
