package deployspec.diff;

import java.util.Optional;

/**
 * One difference between two plans.
 *
 * @param kind in kebab-case; scripts may rely on it
 * @param sentence what happened, without a full stop
 * @param before as printed, perhaps of several lines; empty where there was nothing, or where the sentence says it all
 * @param after likewise
 */
public record Change(
        Effect effect,
        String kind,
        Subject subject,
        String sentence,
        Optional<String> before,
        Optional<String> after) {}
