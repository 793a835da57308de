package deployspec.compile;

import deployspec.diagnostic.Span;
import deployspec.model.Block;
import deployspec.model.BlockItem;
import deployspec.model.Gate;
import deployspec.model.Located;
import deployspec.model.Note;
import deployspec.model.Parallel;
import deployspec.model.Phase;
import deployspec.model.Section;
import deployspec.model.Step;
import deployspec.plan.Description;
import deployspec.plan.Effects;
import deployspec.plan.Item;
import deployspec.plan.OnFailure;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedStep.Role;
import deployspec.plan.Schedule;
import deployspec.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Phases, sections and branches as written into planned blocks. What guards a block ({@code enter}, {@code approve}, {@code leave})
 * becomes steps of its own, so that whoever carries out a plan knows only steps.
 */
final class BlockCompiler {
    private final Thresholds thresholds;
    private final StepCompiler steps;
    private final Map<String, Span> places;
    private final Numbers numbers;

    BlockCompiler(Thresholds thresholds, StepCompiler steps, Map<String, Span> places, Numbers numbers) {
        this.thresholds = thresholds;
        this.steps = steps;
        this.places = places;
        this.numbers = numbers;
    }

    List<PlannedBlock> phases(List<Phase> phases, Scope scope) {
        return phases.stream().map(p -> phase(p, scope)).toList();
    }

    /** The content of something that is a block without a heading of its own: the rollback. */
    List<Item> items(List<BlockItem> items, List<Section> sections, Scope scope) {
        return items(numbers.top(), items, sections, scope);
    }

    private PlannedBlock phase(Phase phase, Scope scope) {
        return block(
                PlannedBlock.Rank.PHASE,
                phase.block(),
                numbers.phase(),
                PlannedBlock.After.valueOf(phase.after().name()),
                phase.runsOn().stream().map(Located::value).toList(),
                scope);
    }

    private PlannedBlock section(Section section, Numbers.Counter counter, Scope scope) {
        return block(PlannedBlock.Rank.SECTION, section.block(), counter, PlannedBlock.After.DONE, List.of(), scope);
    }

    private PlannedBlock branch(Block branch, Numbers.Counter counter, Scope scope) {
        return block(PlannedBlock.Rank.BRANCH, branch, counter, PlannedBlock.After.DONE, List.of(), scope);
    }

    private PlannedBlock block(
            PlannedBlock.Rank rank,
            Block block,
            Numbers.Counter counter,
            PlannedBlock.After after,
            List<String> runsOn,
            Scope outer) {
        var scope = outer.in(block.environment());
        var id = steps.isStep(block.id().value())
                ? block.id().value() + "-" + rank.name().toLowerCase(Locale.ROOT)
                : block.id().value();
        places.put(id, block.span());
        var items = new ArrayList<Item>();
        guard(block, id, "enter", Role.ENTER, "Before ", block.enter(), counter, scope)
                .ifPresent(items::add);
        block.approve().ifPresent(a -> {
            var ask = StepActions.asked(new People(scope).approve(a), StepActions.PEOPLE_TIMEOUT);
            items.add(guard(
                    block, id, "approve", Role.APPROVAL, "Go or no-go: ", List.of(ask), List.of(), counter, scope));
        });
        items.addAll(items(counter, block.items(), block.sections(), scope));
        guard(block, id, "leave", Role.LEAVE, "After ", block.leave(), counter, scope)
                .ifPresent(items::add);
        block.always().forEach(step -> items.add(steps.compile(step, Role.ALWAYS, counter.next(), scope)));
        return new PlannedBlock(
                rank,
                id,
                counter.prefix(),
                scope.text(block.title()),
                block.about().map(scope::text),
                StepCompiler.schedule(block.timing()),
                block.owner().map(Located::value),
                scope.otherEnvironment(),
                block.when().map(c -> Conditions.lower(c, scope)),
                after,
                runsOn,
                items);
    }

    private List<Item> items(Numbers.Counter counter, List<BlockItem> written, List<Section> sections, Scope scope) {
        var items = new ArrayList<Item>();
        for (var item : written) {
            items.add(
                    switch (item) {
                        case Step step -> steps.compile(step, Role.STEP, counter.next(), scope);
                        case Note note -> new Item.Note(scope.text(note.text()));
                        case Parallel parallel ->
                            new Item.Parallel(parallel.branches().stream()
                                    .map(branch -> branch(branch, numbers.inner(counter), scope))
                                    .toList());
                    });
        }
        for (var section : sections) {
            items.add(section(section, numbers.section(counter), scope));
        }
        return items;
    }

    private Optional<PlannedStep> guard(
            Block block,
            String blockId,
            String suffix,
            Role role,
            String saying,
            List<Gate> gates,
            Numbers.Counter counter,
            Scope scope) {
        return gates.isEmpty()
                ? Optional.empty()
                : Optional.of(guard(block, blockId, suffix, role, saying, List.of(), gates, counter, scope));
    }

    private PlannedStep guard(
            Block block,
            String blockId,
            String suffix,
            Role role,
            String saying,
            List<PlannedAction> actions,
            List<Gate> gates,
            Numbers.Counter counter,
            Scope scope) {
        var id = blockId + "." + suffix;
        places.put(id, block.span());
        return new PlannedStep(
                id,
                counter.next(),
                role,
                new Description(
                        Text.parse(saying + scope.text(block.title()).written()),
                        Optional.empty(),
                        List.of(),
                        List.of()),
                Schedule.NONE,
                block.owner().map(Located::value),
                scope.otherEnvironment(),
                scope.otherValues(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                actions,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                gates.stream().map(g -> thresholds.gate(g, id, scope)).toList(),
                scope.rollback() ? OnFailure.ASK : OnFailure.STOP,
                Effects.NONE,
                List.of());
    }
}
