package deployspec.model;

import deployspec.diagnostic.Span;
import deployspec.value.Level;
import java.util.List;
import java.util.Optional;

/**
 * A measured thing and the levels that matter: declared under a name, or written in a gate.
 *
 * @param id the declared name; in a gate the slug of the title
 * @param levels from the best to the worst, each kind at most once
 * @param measure none means that the operator types the reading
 * @param judgement a question to a person, in place of levels and measure
 */
public record Threshold(
        Id id,
        Template title,
        Optional<Template> about,
        List<Located<Level>> levels,
        Optional<Measure> measure,
        Optional<Measure> baseline,
        Optional<Judgement> judgement,
        Span span) {
    public Threshold {
        levels = List.copyOf(levels);
    }

    public Optional<Located<Level>> level(Level.Kind kind) {
        return levels.stream().filter(level -> level.value().kind() == kind).findFirst();
    }
}
