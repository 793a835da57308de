package deployspec.bash;

import java.util.List;

/**
 * What stands behind the last word of a compound command.
 *
 * @param to where the command ends with it
 */
record Tail(List<Redirect> redirects, int to) {
    /** The redirections behind the word that the cursor has just passed. */
    static Tail of(Cursor in) {
        int end = in.passed();
        var redirects = new Redirects(in).all();
        return new Tail(
                redirects, redirects.isEmpty() ? end : redirects.getLast().to());
    }
}
