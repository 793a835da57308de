package deployspec.render.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of a procedure that goes on without a person once it has begun.
 *
 * @param id lower-case words joined by hyphens, unique in the pipeline, at most {@value #LONGEST_ID} characters
 * @param stage the phase, the rollback or the signatures, as a slug
 * @param title of the phase or section
 * @param does each step that it carries out, number and title
 * @param until the last step that it may carry out; empty = it carries out all the rest
 * @param untilAsked the question that is the next part's to answer, where it comes up in a step that this part begins
 * @param changing whether it changes something
 * @param longest how long it may take where nothing waits for a person or a change window
 */
public record Part(
        String id,
        String stage,
        String title,
        List<String> does,
        Optional<Release> release,
        Optional<String> until,
        Optional<String> untilAsked,
        boolean changing,
        Duration longest) {
    public static final int LONGEST_ID = 48;

    public Part {
        does = List.copyOf(does);
    }
}
