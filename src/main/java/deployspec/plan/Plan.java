package deployspec.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run carries out and a renderer writes down.
 *
 * @param format the version of this shape, {@link #FORMAT}
 * @param windows of the environments that the plan changes something in, where they have any
 * @param phases blocks of kind phase, in order
 * @param rollback how to go back; empty only where nothing in the plan changes anything
 */
public record Plan(
        String format,
        Head head,
        Optional<PlannedEnvironment> environment,
        List<ChangeWindows> windows,
        List<PlannedInput> inputs,
        List<PlannedSecret> secrets,
        List<PlannedContact> contacts,
        List<EscalationHop> escalation,
        List<PlannedChannel> channels,
        List<PlannedThreshold> thresholds,
        List<PlannedBlock> phases,
        Optional<PlannedRollback> rollback,
        Optional<SignOff> signOff,
        List<Reference> references) {
    public static final String FORMAT = "deployspec.plan/1";

    public Plan {
        windows = List.copyOf(windows);
        inputs = List.copyOf(inputs);
        secrets = List.copyOf(secrets);
        contacts = List.copyOf(contacts);
        escalation = List.copyOf(escalation);
        channels = List.copyOf(channels);
        thresholds = List.copyOf(thresholds);
        phases = List.copyOf(phases);
        references = List.copyOf(references);
    }

    /** The threshold of that id; a plan refers to none that it does not hold. */
    public PlannedThreshold threshold(String id) {
        return thresholds.stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    }

    /** The contact of that id; a plan refers to none that it does not hold. */
    public PlannedContact contact(String id) {
        return contacts.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    /** When this step may begin; empty where it may at any time, as what changes nothing may, what is done in any case, and all of the rollback. */
    public Optional<ChangeWindows> windows(PlannedStep step) {
        return step.effects().changing()
                        && !windows.isEmpty()
                        && steps().stream().anyMatch(s -> s.id().equals(step.id()))
                        && alwaysSteps().stream().noneMatch(s -> s.id().equals(step.id()))
                ? step.environment()
                        .or(() -> environment.map(PlannedEnvironment::name))
                        .flatMap(this::windows)
                : Optional.empty();
    }

    /** The steps in the {@code always} of a block, of the phases and of the rollback, children behind their parent. */
    public List<PlannedStep> alwaysSteps() {
        return allSteps().stream()
                .filter(step -> step.role() == PlannedStep.Role.ALWAYS)
                .flatMap(PlannedStep::allSteps)
                .toList();
    }

    private Optional<ChangeWindows> windows(String environment) {
        return windows.stream().filter(w -> w.environment().equals(environment)).findFirst();
    }

    /** The people who speak for these contacts; a body speaks through its members, to any depth. */
    public List<PlannedContact> whoAnswersFor(List<String> ids) {
        var found = new LinkedHashSet<PlannedContact>();
        ids.forEach(id -> expand(id, found, new LinkedHashSet<>()));
        return List.copyOf(found);
    }

    private void expand(String id, Set<PlannedContact> found, Set<String> seen) {
        if (seen.add(id)) {
            var contact = contact(id);
            if (contact.members().isEmpty()) {
                found.add(contact);
            }
            contact.members().forEach(member -> expand(member, found, seen));
        }
    }

    /** Every block of the phases and of the rollback, outer ones first. */
    public Stream<PlannedBlock> allBlocks() {
        return Stream.concat(phases.stream(), rollback.stream().flatMap(r -> r.items().stream()))
                .flatMap(Plan::blocks);
    }

    /** From the phase, or the item of the rollback, down to the step itself; empty if there is no such step. */
    public List<Item> around(String step) {
        return leadingTo(step, Stream.concat(phases.stream(), rollback.stream().flatMap(r -> r.items().stream())));
    }

    private static List<Item> leadingTo(String step, Stream<? extends Item> items) {
        return items.map(item -> leadingTo(step, item))
                .filter(way -> !way.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Item> leadingTo(String step, Item item) {
        if (item instanceof PlannedStep s && s.id().equals(step)) {
            return List.of(item);
        }
        var way = leadingTo(step, item.inside().stream());
        return way.isEmpty()
                ? way
                : Stream.concat(Stream.of(item), way.stream()).toList();
    }

    private static Stream<PlannedBlock> blocks(Item item) {
        return Stream.concat(
                item instanceof PlannedBlock block ? Stream.of(block) : Stream.empty(),
                item.inside().stream().flatMap(Plan::blocks));
    }

    /** Every step of the phases, in the order of the document, children behind their parent. */
    public List<PlannedStep> steps() {
        return phases.stream().flatMap(PlannedBlock::allSteps).toList();
    }

    /** Every step of the rollback procedure, in order, children behind their parent. */
    public List<PlannedStep> rollbackSteps() {
        return rollback.stream()
                .flatMap(r -> r.items().stream())
                .flatMap(Item::allSteps)
                .toList();
    }

    /** The steps of the phases, then those of the rollback procedure. */
    public List<PlannedStep> allSteps() {
        return Stream.concat(steps().stream(), rollbackSteps().stream()).toList();
    }

    /** The names of values that steps find out, in their order. */
    public Set<String> captured() {
        return allSteps().stream()
                .flatMap(step -> step.captures().stream())
                .map(Capture::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether messages are sent by themselves, tried again where one does not arrive. */
    public boolean sendsMessages() {
        return allSteps().stream()
                .flatMap(step -> step.actions().stream())
                .anyMatch(a -> !a.essential() && !(a.action() instanceof Action.AskOperator));
    }
}
