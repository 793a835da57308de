package deployspec.lint.uses;

import deployspec.diagnostic.Span;
import deployspec.model.Step;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One use of one name.
 *
 * @param step the step it stands in; empty outside steps
 */
public record Use(Kind kind, String name, Span span, Optional<Step> step) {
    /** Of values, while their step is carried out: names in texts and conditions, and words in scripts. */
    public static Stream<Use> ofValues(Uses uses) {
        var inScripts = uses.scripts().stream()
                .filter(s -> s.role() != ScriptUse.Role.UNDO)
                .flatMap(s -> s.names().stream()
                        .map(word -> new Use(Kind.VALUE, word, s.script().span(), s.step())));
        return Stream.concat(uses.names(Kind.VALUE).stream(), inScripts);
    }
}
