package deployspec.render.pipeline;

import java.util.List;
import java.util.Optional;

/** What a part tells the runbook when it asks. */
public sealed interface Answer {
    /** As the answers file of a runbook calls the question. */
    String key();

    /**
     * Whoever releases the part says so by releasing it.
     *
     * @param instead what could be said as well, where the engine lets people choose
     */
    record Given(String key, String word, Optional<String> instead) implements Answer {}

    /**
     * Whoever releases the part enters it.
     *
     * @param name of the variable or parameter that holds it, in capitals, unique in the pipeline
     * @param options the only words that are taken; empty = any
     */
    record Entered(String key, String name, String question, List<String> options) implements Answer {
        public Entered {
            options = List.copyOf(options);
        }
    }

    /** The name of whoever releases the part. */
    record Signed(String key) implements Answer {}
}
