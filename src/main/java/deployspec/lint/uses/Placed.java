package deployspec.lint.uses;

import deployspec.model.Block;
import deployspec.model.BlockItem;
import deployspec.model.Condition;
import deployspec.model.Located;
import deployspec.model.Note;
import deployspec.model.Parallel;
import deployspec.model.Rollback;
import deployspec.model.Section;
import deployspec.model.Spec;
import deployspec.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step and what it stands in.
 *
 * @param parent the step that it is a check of
 * @param blocks the phase, the sections and the branch around it, outermost first; none directly in the rollback
 */
public record Placed(Step step, Optional<Step> parent, List<Block> blocks) {
    public Placed {
        blocks = List.copyOf(blocks);
    }

    /** Every step of the phases, then of the rollback, in the order of the document, checks behind their step. */
    public static List<Placed> all(Spec spec) {
        var found = new ArrayList<Placed>();
        spec.phases().forEach(phase -> within(phase.block(), List.of(), found));
        spec.rollback().ifPresent(rollback -> {
            if (rollback instanceof Rollback.Procedure procedure) {
                items(procedure.items(), procedure.sections(), List.of(), found);
            }
        });
        return found;
    }

    /** All that must hold for the step to be carried out, from the outside in. */
    public List<Condition> guards() {
        return Stream.of(
                        blocks.stream().flatMap(b -> b.when().stream()),
                        parent.stream().flatMap(p -> p.when().stream()),
                        step.when().stream())
                .flatMap(s -> s)
                .toList();
    }

    /** Who answers for the step: its own owner, or that of the nearest around it. */
    public Optional<Located<String>> owner() {
        return step.owner()
                .or(() -> parent.flatMap(Step::owner))
                .or(() -> blocks.reversed().stream()
                        .flatMap(b -> b.owner().stream())
                        .findFirst());
    }

    private static void within(Block block, List<Block> outer, List<Placed> found) {
        var around = new ArrayList<>(outer);
        around.add(block);
        items(block.items(), block.sections(), around, found);
        block.always().forEach(step -> step(step, around, found));
    }

    private static void items(List<BlockItem> items, List<Section> sections, List<Block> around, List<Placed> found) {
        for (var item : items) {
            switch (item) {
                case Step step -> step(step, around, found);
                case Parallel parallel -> parallel.branches().forEach(branch -> within(branch, around, found));
                case Note note -> {}
            }
        }
        sections.forEach(section -> within(section.block(), around, found));
    }

    private static void step(Step step, List<Block> around, List<Placed> found) {
        found.add(new Placed(step, Optional.empty(), around));
        step.checks().forEach(check -> found.add(new Placed(check, Optional.of(step), around)));
    }
}
