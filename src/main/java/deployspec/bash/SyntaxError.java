package deployspec.bash;

import java.util.Optional;

/**
 * Why a text is no script.
 *
 * @param what one sentence without a full stop
 * @param opening where the construct began that can't be ended, if that is elsewhere
 */
public record SyntaxError(int from, int to, String what, Optional<Opening> opening) implements Region {
    /**
     * The other place.
     *
     * @param what a few words for a label, such as "the quote opens here"
     */
    public record Opening(int from, int to, String what) implements Region {}
}
