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
        };
    }

    /** Why it was chosen, where that was said. */
    public Optional<String> reason() {
        return content instanceof Chosen chosen ? chosen.reason() : Optional.empty();
    }

    public sealed interface Content {}

    /** One of the prompt's choices. */
    public record Chosen(String word, Optional<String> reason) implements Content {}

    public record Typed(String words) implements Content {}
}
