package deployspec.execute.port;

import java.util.Optional;

/**
 * A person's answer.
 *
 * @param who the person's name
 * @param contact as which contact, where the prompt asked
 * @param from where: a terminal's name, or the answers file
 */
public record Reply(Content content, String who, Optional<String> contact, String from) {
    /** What was chosen, or typed. */
    public String word() {
        return switch (content) {
            case Chosen chosen -> chosen.word();
            case Typed typed -> typed.words();
            case Waived waived -> "waive";
        };
    }

    /** Why it was chosen, where that was said. */
    public Optional<String> reason() {
        return switch (content) {
            case Chosen chosen -> chosen.reason();
            case Typed typed -> Optional.empty();
            case Waived waived -> Optional.of(waived.why());
        };
    }

    public sealed interface Content {}

    /** One of the prompt's choices. */
    public record Chosen(String word, Optional<String> reason) implements Content {}

    public record Typed(String words) implements Content {}

    /**
     * What failed holds nothing up.
     *
     * @param gate the name of the gate that failed; empty = whatever did
     * @param until the last day, in UTC, on which that holds, as {@code 2026-02-01}
     */
    public record Waived(Optional<String> gate, String why, Optional<String> until) implements Content {}
}
