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
    public sealed interface Content {}

    /** One of the prompt's choices. */
    public record Chosen(String word, Optional<String> reason) implements Content {}

    public record Typed(String words) implements Content {}
}
