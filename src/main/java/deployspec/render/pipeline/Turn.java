package deployspec.render.pipeline;

import deployspec.plan.PlannedStep;
import java.util.List;

/** Whose turn it is while a step is carried out, one after the other. */
sealed interface Turn {
    PlannedStep step();

    /** The runbook acts or measures by itself. */
    record Works(PlannedStep step) implements Turn {}

    /**
     * A person says something.
     *
     * @param by contacts, any of whom may say it; empty = whoever carries out the run
     */
    record Asks(PlannedStep step, List<String> by, String what, List<Answer> answers) implements Turn {
        public Asks {
            by = List.copyOf(by);
            answers = List.copyOf(answers);
        }
    }
}
