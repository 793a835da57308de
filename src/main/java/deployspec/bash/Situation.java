package deployspec.bash;

import java.util.List;
import java.util.Optional;

/**
 * A simple command with what surrounds it. The body of a function stands in nothing but the function, since where that is
 * called is not known.
 *
 * @param pipeline the nearest one whose part it is, itself or inside of a group or loop that is
 * @param position its place, or its group's, in that pipeline
 * @param isTested whether a failure of it is looked at instead of ending a script that runs under {@code set -e}: it
 *     stands in a condition, on the left of {@code &&} or {@code ||}, or is negated
 * @param inLoop whether it may run more than once, or not at all
 * @param function the function in whose body it stands
 * @param subshell the nearest shell of its own in which it runs: a {@link Command.Subshell}, {@link
 *     Command.Background}, {@link Command.Coproc}, {@link Part.CommandSubstitution} or {@link Part.ProcessSubstitution}
 * @param inBackground whether nobody waits for it
 */
public record Situation(
        Command.Simple command,
        Optional<Command.Pipeline> pipeline,
        Position position,
        boolean isTested,
        boolean inLoop,
        Optional<Command.Function> function,
        Optional<Region> subshell,
        boolean inBackground) {

    /** Where in a pipeline. */
    public enum Position {
        ALONE,
        FIRST,
        MIDDLE,
        LAST
    }

    /** Every simple command, also those inside of words and here-documents, in the order in which they begin. */
    public static List<Situation> of(Program program) {
        return new Walk().over(program);
    }
}
