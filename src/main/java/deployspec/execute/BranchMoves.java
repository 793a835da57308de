package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Resolution;
import deployspec.plan.Item;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Goes through branches side by side: whichever can do something does it, and only when none can, all are waited for. Once a
 * step has failed, nothing new starts beside it until that has been decided.
 */
record BranchMoves(Situation situation, Item.Parallel parallel, List<PlannedBlock> around) {
    Optional<Move> next() {
        var failures =
                parallel.branches().stream().flatMap(b -> failure(b).stream()).toList();
        return failures.isEmpty() ? together(moves(branch -> true, situation)) : decide(failures);
    }

    /** @param decision what is to be done about the step */
    private record Failure(PlannedBlock branch, PlannedStep step, Move decision) {
        boolean stops() {
            return BranchMoves.stops(decision);
        }
    }

    /** A step of the branch that ended in a way that lets nothing later start. */
    private Optional<Failure> failure(PlannedBlock branch) {
        return branch.allSteps()
                .filter(step -> situation.state().step(step.id()).bars())
                .findFirst()
                .flatMap(step -> move(branch, situation).map(decision -> new Failure(branch, step, decision)));
    }

    /** What stops the run comes before what a person would be asked in vain. */
    private Optional<Move> decide(List<Failure> failures) {
        var first = failures.stream().filter(Failure::stops).findFirst().orElseGet(() -> failures.getFirst());
        var own = Questions.name(first.step().id());
        return running(name -> name.startsWith("ask ") && !name.startsWith(own + "."))
                .<Move>map(Move.Cancel::new)
                .or(() -> decide(first));
    }

    /** It is done at once; but the run is not stopped before what runs beside it has ended and is on the record. */
    private Optional<Move> decide(Failure failure) {
        var beside = moves(branch -> !branch.equals(failure.branch()), situation.nothingNew());
        beside.removeIf(BranchMoves::stops);
        if (!failure.stops()) {
            beside.addFirst(failure.decision());
            return together(beside);
        }
        boolean runs = running(name -> !name.startsWith("ask ") && !name.startsWith("watch "))
                .isPresent();
        boolean goesOn = runs || beside.stream().anyMatch(BranchMoves::acts);
        return goesOn ? together(beside) : Optional.of(failure.decision());
    }

    private Optional<String> running(Predicate<String> which) {
        return situation.desk().running.keySet().stream().filter(which).findFirst();
    }

    private List<Move> moves(Predicate<PlannedBlock> which, Situation seen) {
        var moves = new ArrayList<Move>();
        parallel.branches().stream()
                .filter(which)
                .forEach(branch -> move(branch, seen).ifPresent(moves::add));
        return moves;
    }

    private Optional<Move> move(PlannedBlock branch, Situation seen) {
        return new Walk(seen).block(branch, around);
    }

    /** The first that does something; else waiting for whatever comes first; the run is left only if no branch can go on. */
    private static Optional<Move> together(List<Move> moves) {
        var waits = moves.stream()
                .flatMap(move -> move instanceof Move.Await await ? Stream.of(await) : Stream.empty())
                .reduce(Move.Await::sooner);
        return moves.stream()
                .filter(BranchMoves::acts)
                .findFirst()
                .or(() -> waits)
                .or(() -> moves.stream().findFirst());
    }

    private static boolean acts(Move move) {
        return !(move instanceof Move.Await) && !writes(move, Event.Suspended.class::isInstance);
    }

    private static boolean stops(Move move) {
        return writes(move, e -> e instanceof Event.Responded r && r.resolution() == Resolution.STOP);
    }

    private static boolean writes(Move move, Predicate<Event> which) {
        return move instanceof Move.Write write && write.events().stream().anyMatch(which);
    }
}
