package deployspec.plan;

import deployspec.value.Moment;
import deployspec.value.Text;
import deployspec.value.Window;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A phase, a section or a branch.
 *
 * @param number phases are A, B, C; sections count from 1 through the whole procedure, nested ones 8.1; branches count with the steps beside
 *     them; in a rollback R1, R1.1
 * @param environment whose values hold inside, where it is not the plan's
 * @param after which end of all before it lets a phase start
 * @param runsOn runner labels for a workflow; empty = the renderer's default
 */
public record PlannedBlock(
        Rank rank,
        String id,
        String number,
        Text title,
        Optional<Text> about,
        Schedule schedule,
        Optional<String> owner,
        Optional<String> environment,
        Optional<Condition> when,
        After after,
        List<String> runsOn,
        List<Item> items)
        implements Item.Numbered {
    public enum Rank {
        PHASE,
        SECTION,
        /** One of those that are carried out side by side. */
        BRANCH
    }

    public enum After {
        DONE,
        ROLLED_BACK,
        ANY
    }

    public PlannedBlock {
        runsOn = List.copyOf(runsOn);
        items = List.copyOf(items);
    }

    /** What is in it but for what is done in any case. */
    public List<Item> ordinary() {
        return items.stream().filter(item -> inAnyCase(item).isEmpty()).toList();
    }

    /** What is done at its end however it came to it; the last of its items. */
    public List<PlannedStep> always() {
        return items.stream().flatMap(item -> inAnyCase(item).stream()).toList();
    }

    private static Optional<PlannedStep> inAnyCase(Item item) {
        return item instanceof PlannedStep step && step.role() == PlannedStep.Role.ALWAYS
                ? Optional.of(step)
                : Optional.empty();
    }

    /** Whether it is timed from E, the end of all that is not. */
    public boolean isTimedFromEnd() {
        return schedule.at()
                .filter(window -> window.from().anchor() == Moment.Anchor.E)
                .isPresent();
    }

    /** When it begins: one without a window begins with the first block in it that has one. */
    public Optional<Schedule> planned() {
        return Optional.of(schedule)
                .filter(s -> s.at().isPresent())
                .or(() -> items.stream()
                        .flatMap(item -> item instanceof PlannedBlock block ? block.planned().stream() : Stream.empty())
                        .findFirst());
    }

    /** Every window of it and of what stands in it. */
    public Stream<Window> windows() {
        return windows(this);
    }

    private static Stream<Window> windows(Item item) {
        var own = switch (item) {
            case PlannedBlock block -> block.schedule().at();
            case PlannedStep step -> step.schedule().at();
            case Parallel parallel -> Optional.<Window>empty();
            case Note note -> Optional.<Window>empty();
        };
        return Stream.concat(own.stream(), item.inside().stream().flatMap(PlannedBlock::windows));
    }

    @Override
    public List<Item> inside() {
        return items;
    }

    @Override
    public Stream<PlannedStep> allSteps() {
        return items.stream().flatMap(Item::allSteps);
    }
}
