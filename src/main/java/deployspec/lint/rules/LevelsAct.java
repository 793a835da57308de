package deployspec.lint.rules;

import static java.util.stream.Collectors.toSet;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Conditions;
import deployspec.lint.uses.Judged;
import deployspec.lint.uses.Written;
import deployspec.model.Condition;
import deployspec.model.Located;
import deployspec.model.Spec;
import deployspec.model.Threshold;
import deployspec.value.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a procedure watches, it watches what has alarm levels, because an alarm that nothing looks for is no alarm. Without any
 * watch the levels are only a table.
 */
public final class LevelsAct implements SpecRule {
    private static final Set<Level.Kind> OF_WATCHES = Set.of(Level.Kind.WARNING, Level.Kind.CRITICAL);

    @Override
    public Page page() {
        return new Page(
                "level-without-watch",
                Severity.WARNING,
                "A threshold has a `warning` or `critical`, and no watch of the procedure looks at it.",
                "At a gate whatever is neither target nor acceptable fails; the level only looks like an alarm that somebody has set.",
                "Put the threshold into the gates of a `watch`, show it with `shows`, or remove the level.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        var spec = subject.spec();
        var judged = Judged.all(spec);
        var atGates = judged.stream().map(j -> j.threshold().span()).collect(toSet());
        var watched = judged.stream()
                .filter(j -> j.watching().isPresent())
                .map(j -> j.threshold().span())
                .collect(toSet());
        if (watched.isEmpty()) {
            return List.of();
        }
        var lookedAt = lookedAt(spec);
        return Written.thresholds(spec)
                .filter(t -> atGates.contains(t.span()) && !watched.contains(t.span()))
                .filter(t -> !lookedAt.contains(t.id().value()) && hasGoodLevel(t))
                .flatMap(t -> t.levels().stream()
                        .filter(l -> OF_WATCHES.contains(l.value().kind()))
                        .limit(1)
                        .map(l -> complain(t, l)))
                .toList();
    }

    private Diagnostic complain(Threshold threshold, Located<Level> level) {
        var word = level.value().kind().word();
        return page().at(
                        level.span(),
                        "`%s` changes nothing: no watch looks at `%s`"
                                .formatted(word, threshold.id().value()))
                .withHelp(
                        "At a gate, whatever is neither target nor acceptable fails already. Add `%s` to the gates of a `watch`, or remove `%s`."
                                .formatted(threshold.id().value(), word));
    }

    private static boolean hasGoodLevel(Threshold threshold) {
        return threshold.levels().stream().anyMatch(l -> l.value().kind().compareTo(Level.Kind.WARNING) < 0);
    }

    /** In a condition, or shown to people beside a step. */
    private static Set<String> lookedAt(Spec spec) {
        var names = new HashSet<String>();
        Conditions.all(spec).forEach(c -> {
            if (c instanceof Condition.AtLevel at) {
                names.add(at.threshold().value());
            }
        });
        Written.steps(spec).flatMap(s -> s.shows().stream()).forEach(name -> names.add(name.value()));
        return names;
    }
}
