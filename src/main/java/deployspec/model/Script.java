package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.Optional;

/**
 * What a shell is to run, to the letter.
 *
 * @param shell the declared shell it goes to; none means bash
 * @param firstLine the source line on which the text begins
 * @param block whether it was written as a literal block, so that its line n stands on source line {@code firstLine + n}
 */
public record Script(String text, Optional<Located<String>> shell, Span span, int firstLine, boolean block) {}
