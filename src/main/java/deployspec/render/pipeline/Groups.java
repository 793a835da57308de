package deployspec.render.pipeline;

import deployspec.plan.Effects;
import deployspec.plan.Item;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.value.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands in phases or in the rollback, as groups of turns: one for each stretch of one phase or section. */
final class Groups {
    private final Questions questions;
    private final List<Group> groups = new ArrayList<>();
    private final List<Turn> open = new ArrayList<>();

    private Groups(Questions questions) {
        this.questions = questions;
    }

    /** @param owner of the block, or else of what it stands in */
    private record Around(String stage, String id, String title, List<String> owner) {}

    static List<Group> of(PlannedBlock phase, Questions questions) {
        var groups = new Groups(questions);
        groups.block(phase, new Around(phase.number() + "-" + phase.id(), phase.id(), "", List.of()));
        return groups.groups;
    }

    static List<Group> of(PlannedRollback rollback, Questions questions) {
        var groups = new Groups(questions);
        var around = new Around(Pipeline.ROLLBACK, Pipeline.ROLLBACK, "Rollback", List.of());
        first(rollback.items()).ifPresent(step -> groups.open.addAll(decision(rollback, step, questions)));
        groups.items(rollback.items(), around);
        return groups.groups;
    }

    private static Optional<PlannedStep> first(List<Item> items) {
        return items.stream().flatMap(Item::allSteps).findFirst();
    }

    private static List<Turn> decision(PlannedRollback rollback, PlannedStep step, Questions questions) {
        boolean leavesSome =
                questions.plan().steps().stream().anyMatch(s -> s.effects().wayBack() instanceof Effects.Irreversible);
        var what = leavesSome ? "Roll back, although some of it cannot be taken back" : "Roll back";
        var turns = switch (rollback.decide()) {
            case PlannedRollback.Automatic automatic ->
                List.<Turn>of(new Turn.Asks(
                        step, List.of(), what, List.of(new Answer.Given("rollback", "yes", Optional.of("no")))));
            case PlannedRollback.ByPeople people ->
                StepTurns.agreements(step, people.approve(), what, "rollback", questions);
        };
        return leavesSome ? turns.stream().map(Groups::allTheSame).toList() : turns;
    }

    /** The runbook asks once more where something stays as it is; whoever decides has said it. */
    private static Turn allTheSame(Turn turn) {
        var yes = new Answer.Given("rollback.irreversible", "yes", Optional.empty());
        return turn instanceof Turn.Asks asks
                ? new Turn.Asks(
                        asks.step(),
                        asks.by(),
                        asks.what(),
                        Stream.concat(asks.answers().stream(), Stream.of(yes)).toList())
                : turn;
    }

    private void block(PlannedBlock block, Around outer) {
        var owner = block.owner().map(List::of).orElse(outer.owner());
        var title = block.number() + " " + questions.wording().plain(block.title());
        var around = new Around(outer.stage(), block.id(), title, owner);
        block.when()
                .map(questions::of)
                .filter(answers -> !answers.isEmpty())
                .ifPresent(answers -> first(block.items())
                        .ifPresent(
                                step -> open.add(new Turn.Asks(step, owner, title + ": whether it applies", answers))));
        items(block.items(), around);
    }

    private void items(List<Item> items, Around around) {
        for (var item : items) {
            switch (item) {
                case PlannedStep step -> open.addAll(StepTurns.of(step, around.owner(), questions));
                case Item.Parallel parallel -> open.addAll(together(parallel, around));
                case Item.Note note -> {}
                case PlannedBlock section -> {
                    close(around);
                    block(section, around);
                }
            }
        }
        close(around);
    }

    /** Branches begin and end together, so people say beforehand whatever has to be said in any of them. */
    private List<Turn> together(Item.Parallel parallel, Around around) {
        var inside = new ArrayList<Group>();
        for (var branch : parallel.branches()) {
            var groups = new Groups(questions);
            groups.block(branch, around);
            inside.addAll(groups.groups);
        }
        var turns = inside.stream().flatMap(g -> g.turns().stream()).toList();
        if (turns.isEmpty()) {
            return List.of();
        }
        var asked = turns.stream()
                .flatMap(t -> t instanceof Turn.Asks asks ? Stream.of(asks) : Stream.empty())
                .toList();
        var by = asked.stream().flatMap(a -> a.by().stream()).distinct().toList();
        var first = turns.getFirst().step();
        return Stream.<Turn>concat(
                        asked.stream().map(a -> new Turn.Asks(first, by, a.what(), a.answers())),
                        turns.stream().map(t -> new Turn.Works(t.step())))
                .toList();
    }

    private void close(Around around) {
        if (!open.isEmpty()) {
            groups.add(new Group(Slug.of(around.stage()), Slug.of(around.id()), around.title(), open));
            open.clear();
        }
    }
}
