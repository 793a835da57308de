package deployspec.render.pipeline;

import deployspec.template.Encoded;
import deployspec.template.Template;

/**
 * The bash that carries a part out, the same for every engine. It is told by variables whose names an input cannot have:
 *
 * <ul>
 *   <li>{@code SPEC_RUNBOOK}, {@code SPEC_PLAN}, {@code SPEC_STATE}: the runbook, the digest that it must hold, and the folder of its state
 *   <li>{@code SPEC_WAY}: the word of a {@link Part.Way}
 *   <li>{@code SPEC_UNTIL}, {@code SPEC_UNTIL_ASKED}: where it ends; empty = nowhere
 *   <li>{@code SPEC_ANSWERS}: lines of an answers file; {@code SPEC_ENTERED}: questions, and the variables that hold their answers, as
 *       {@code key=NAME} words; {@code SPEC_MORE_ANSWERS}: lines from whoever starts it
 *   <li>{@code SPEC_INPUTS}: names of inputs, of which an empty one has its default; {@code SPEC_START}: the instant that T is
 * </ul>
 */
public final class PartScript {
    /** An image that has bash, awk and curl, and stays what it is called; a procedure's own scripts usually need another. */
    public static final String IMAGE = "buildpack-deps:bookworm-curl";

    /** What an image has to have. */
    public static final String NEEDS =
            "an image with bash, awk, curl, jq and whatever the procedure's own scripts call; the one that"
                    + " stands here has no more than bash, awk and curl.";

    /** What {@code SPEC_START} is, for whoever starts it. */
    public static final String START = "The instant that T is, as date(1) reads it; empty = when it is started";

    private PartScript() {}

    private record Nothing() {}

    /** Whole lines. */
    public static String text() {
        return Template.of("pipeline/part.sh", Encoded.class).fill(new Nothing());
    }
}
