package deployspec.render.github;

import deployspec.plan.PlannedBlock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Units that one machine does in one go.
 *
 * @param after when it starts
 * @param behind the ids of the jobs by whose end that is decided
 * @param block the ids of the jobs of the block at whose end this is done in any case; empty where it is no such job
 * @param environment that people release it through, or by whose timer it begins, before anything in it
 */
record Job(
        String id,
        String title,
        After after,
        List<String> behind,
        List<String> block,
        Optional<String> environment,
        List<String> runsOn,
        List<Unit> units) {
    Job {
        behind = List.copyOf(behind);
        block = List.copyOf(block);
        units = List.copyOf(units);
        runsOn = List.copyOf(runsOn);
    }

    /** What must have happened. */
    enum After {
        /** All before it was done. */
        DONE,
        /** Something that changes the world, or came later, did not pass. */
        TROUBLE,
        /** What comes just before it was done, however others ended. */
        PREVIOUS,
        /** The first job of its block was begun, however it and the others ended. */
        BEGUN,
        /** All before it has ended, in whichever way. */
        ANY;

        static After of(PlannedBlock.After after) {
            return switch (after) {
                case DONE -> DONE;
                case ROLLED_BACK -> PREVIOUS;
                case ANY -> ANY;
            };
        }
    }

    /** Whether people release it. */
    boolean asksPeople() {
        return units.getFirst() instanceof Unit.ByHand;
    }

    /** By which it begins. */
    Optional<Timer> timer() {
        return automatic().limit(1).flatMap(u -> u.timer().stream()).findFirst();
    }

    Duration time() {
        return units.stream().map(Job::time).reduce(Duration.ZERO, Duration::plus);
    }

    static Duration time(Unit unit) {
        return switch (unit) {
            case Unit.ByHand byHand -> Duration.ZERO;
            case Unit.Automatic automatic -> automatic.script().time().plusMinutes(1);
        };
    }

    Stream<Script> scripts() {
        return automatic().map(Unit.Automatic::script);
    }

    Stream<Unit.Automatic> automatic() {
        return units.stream()
                .flatMap(u -> u instanceof Unit.Automatic automatic ? Stream.of(automatic) : Stream.empty());
    }

    boolean runsScripts() {
        return automatic().findAny().isPresent();
    }
}
