package deployspec.model;

import deployspec.diagnostic.Span;
import deployspec.source.Node;
import java.util.Optional;

/**
 * What a shell is to run, to the letter.
 *
 * @param shell the declared shell it goes to; none means bash
 */
public record Script(Node.Scalar written, Optional<Located<String>> shell) {
    public String text() {
        return written.text();
    }

    public Span span() {
        return written.span();
    }

    /** Where the characters from here to there stand in the source. */
    public Span part(int from, int to) {
        return written.part(from, to);
    }
}
