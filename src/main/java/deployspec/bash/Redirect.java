package deployspec.bash;

import java.util.Optional;

/**
 * Where input comes from or output goes.
 *
 * @param descriptor {@code 2} in {@code 2>file}; {@code {fd}} in {@code {fd}>file}, with its braces
 * @param target the file, the descriptor, the here-string, or the word that ends the here-document
 */
public record Redirect(
        Optional<String> descriptor,
        Operator operator,
        Word target,
        Optional<HereDocument> hereDocument,
        int from,
        int to)
        implements Region {

    /** Each way to redirect. */
    public enum Operator {
        READ("<"),
        WRITE(">"),
        CLOBBER(">|"),
        APPEND(">>"),
        READ_WRITE("<>"),
        COPY_INPUT("<&"),
        COPY_OUTPUT(">&"),
        WRITE_BOTH("&>"),
        APPEND_BOTH("&>>"),
        HERE_DOCUMENT("<<"),
        HERE_DOCUMENT_WITHOUT_TABS("<<-"),
        HERE_STRING("<<<");

        private final String written;

        Operator(String written) {
            this.written = written;
        }

        public String written() {
            return written;
        }
    }
}
