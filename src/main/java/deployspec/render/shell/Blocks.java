package deployspec.render.shell;

import deployspec.plan.Asking;
import deployspec.plan.Capture;
import deployspec.plan.Item;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.prose.Conditions;
import deployspec.prose.Times;
import deployspec.prose.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A phase or a section as a function that carries out what is in it, in order.
 *
 * @param always where the names of those functions are collected that carry out an {@code always}, inner blocks first
 */
record Blocks(Functions functions, Judgements judgements, Steps steps, Wording wording, List<ShellName> always) {
    ShellName define(PlannedBlock block) {
        var lines = new ArrayList<ShellCommand>();
        var window = block.schedule().at().map(Times::window).orElse("");
        lines.add(ShellCommand.of("section", block.number(), ShellWord.shown(block.title()), window)
                .orReturn());
        block.when()
                .ifPresent(c -> lines.add(ShellCommand.of(
                                "section_if", Conditions.clause(c, wording).text(), judgements.condition(c), block.id())
                        .orReturnZero()));
        block.owner().ifPresent(o -> lines.add(ShellCommand.of("owned_by", wording.contact(o))));
        block.about().ifPresent(a -> lines.add(ShellCommand.of("about", ShellWord.shown(a))));
        lines.addAll(block.schedule().hold() ? Steps.schedule(block.schedule()) : List.of());
        var kind = block.rank().name().toLowerCase(Locale.ROOT);
        var heading = block.number() + " " + wording.plain(block.title());
        if (block.always().isEmpty()) {
            block.items().forEach(i -> lines.add(item(i)));
        } else {
            lines.add(inAnyCase(block, heading).orReturn());
        }
        return functions.define(kind, block.id(), heading, lines);
    }

    /** What is in the block, and what is done at its end in any case, as functions of their own: each is called from several places. */
    private ShellCommand inAnyCase(PlannedBlock block, String heading) {
        var steps = block.ordinary().stream().map(this::item).toList();
        var inside = functions.define("inside", block.id(), heading + ": its steps", steps);
        var last = block.always().stream().map(this::item).toList();
        var inAnyCase = functions.define("always", block.id(), heading + ": in any case", last);
        always.add(inAnyCase);
        return ShellCommand.of("in_any_case", inAnyCase, inside);
    }

    /** Those in which nobody is asked run in the background; the others, behind the dashes, have the terminal meanwhile. */
    private ShellCommand sideBySide(Item.Parallel parallel) {
        var alone = new ArrayList<ShellText>();
        var asking = new ArrayList<ShellText>();
        parallel.branches().forEach(branch -> (runsAlone(branch) ? alone : asking).add(define(branch)));
        var words = new ArrayList<>(alone);
        words.add(new ShellWord("--"));
        words.addAll(asking);
        return ShellCommand.of("side_by_side", words.toArray()).orReturn();
    }

    /** A secret that is found out in the background would be lost with it. */
    private boolean runsAlone(PlannedBlock branch) {
        return branch.allSteps()
                .noneMatch(step -> Asking.by(step, wording.plan())
                        || step.captures().stream().anyMatch(Capture::secret));
    }

    private static ShellCommand called(ShellName function) {
        return new ShellCommand(function, List.of(), Optional.empty(), Optional.empty()).orReturn();
    }

    ShellCommand item(Item item) {
        return switch (item) {
            case PlannedBlock block -> called(define(block));
            case PlannedStep step -> steps.perform(step).orReturn();
            case Item.Parallel parallel -> sideBySide(parallel);
            case Item.Note note -> ShellCommand.of("note", ShellWord.shown(note.text()));
        };
    }
}
