package deployspec.render.github;

import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import java.util.List;
import java.util.Optional;

/** A part of a step that is done in one go: by a person, or by one script. */
sealed interface Unit {
    PlannedStep step();

    /** Steps whose condition must have held. */
    List<String> guards();

    /**
     * @param approval who has to agree, where that is said
     * @param owner who does it otherwise
     */
    record ByHand(
            PlannedStep step,
            List<String> guards,
            Optional<Question.Approve> approval,
            Optional<String> owner,
            String what)
            implements Unit {
        public ByHand {
            guards = List.copyOf(guards);
        }
    }

    /** @param id of the step in the workflow */
    record Automatic(PlannedStep step, List<String> guards, String id, String name, Script script) implements Unit {
        public Automatic {
            guards = List.copyOf(guards);
        }

        /** By which its job begins, so that it stands first there. */
        Optional<Timer> timer() {
            return script.timer();
        }

        /** Whether it is there for the condition of a block alone, and no part of the step that it comes before. */
        boolean isGuard() {
            return id.endsWith(GUARD);
        }
    }

    /** How the id of a block's condition ends. */
    String GUARD = "_when";
}
