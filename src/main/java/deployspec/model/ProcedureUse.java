package deployspec.model;

import java.util.List;

/**
 * A place in which the steps of a procedure stand.
 *
 * @param given the names that it sets for them
 */
public record ProcedureUse(Located<String> procedure, List<Located<String>> given) {
    public ProcedureUse {
        given = List.copyOf(given);
    }
}
