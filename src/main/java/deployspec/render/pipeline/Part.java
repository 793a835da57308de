package deployspec.render.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A stretch of a procedure that goes on without a person once it has begun.
 *
 * @param id lower-case words joined by hyphens, unique in the pipeline, at most {@value #LONGEST_ID} characters
 * @param way whether it begins the run, goes on with it, or belongs to the way back
 * @param stage the phase, {@value Pipeline#ROLLBACK} or the signatures, as a slug
 * @param title of the phase or section
 * @param does each step that it carries out, number and title
 * @param due where it begins a phase that lies apart from what comes before it
 * @param until the last step that it may carry out; empty = it carries out all the rest
 * @param untilAsked the question that is the next part's to answer, where it comes up in a step that this part begins
 * @param changing whether it changes something
 * @param longest how long it may take where nothing waits for a person or a change window
 */
public record Part(
        String id,
        Way way,
        String stage,
        String title,
        List<String> does,
        Optional<Release> release,
        Optional<Due> due,
        Optional<String> until,
        Optional<String> untilAsked,
        boolean changing,
        Duration longest) {
    public static final int LONGEST_ID = 48;

    /** How the runbook is to be carried out, in the word that its script knows. */
    public enum Way {
        BEGIN,
        ON,
        /** The first of a rollback, in which it is decided on. */
        ROLLBACK,
        BACK,
        /** What follows where the run did not end well. */
        AFTER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Part {
        does = List.copyOf(does);
    }

    /** How long it is put off where nobody releases it. */
    public Optional<Duration> delay() {
        return release.isPresent() ? Optional.empty() : due.flatMap(Due::after);
    }

    /** The same, which may take so much longer. */
    Part longer(Duration more) {
        return new Part(id, way, stage, title, does, release, due, until, untilAsked, changing, longest.plus(more));
    }
}
