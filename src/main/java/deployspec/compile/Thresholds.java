package deployspec.compile;

import deployspec.model.Gate;
import deployspec.model.Threshold;
import deployspec.plan.Measure;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedThreshold;
import deployspec.plan.Waiver;
import deployspec.value.Dimension;
import deployspec.value.Text;
import deployspec.value.Unit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The thresholds of one plan: the declared ones, and those that belong to one gate because they were written in place or
 * because they name what only that gate's step sets.
 */
final class Thresholds {
    private static final Duration POLL_EVERY = Duration.ofSeconds(5);

    private final Declarations declarations;
    private final Map<String, PlannedThreshold> inline = new LinkedHashMap<>();

    Thresholds(Declarations declarations) {
        this.declarations = declarations;
    }

    /** The declared thresholds, then those that gates brought with them. */
    List<PlannedThreshold> all(Scope outermost) {
        var declared = declarations.thresholds().values().stream().map(t -> lower(t, t.id().value(), false, outermost));
        return Stream.concat(declared, inline.values().stream()).toList();
    }

    /** The gate of the step, or block, of this id. */
    PlannedGate gate(Gate gate, String owner, Scope scope) {
        var terms = gate.terms();
        return switch (gate) {
            case Gate.OfThreshold of -> {
                var threshold = Declarations.find(declarations.thresholds(), of.threshold());
                var id = Measures.isPrivateIn(threshold, scope)
                        ? keep(threshold, owner + "/" + threshold.id().value(), scope)
                        : threshold.id().value();
                var title = terms.title().orElse(threshold.title());
                yield planned(scope.text(title), new PlannedGate.Against(id), terms, scope);
            }
            case Gate.InPlace in -> {
                var threshold = in.threshold();
                var id = keep(threshold, owner + "/" + threshold.id().value(), scope);
                var title = terms.title().orElse(threshold.title());
                yield planned(scope.text(title), new PlannedGate.Against(id), terms, scope);
            }
            case Gate.OnCondition on -> {
                var condition = Conditions.lower(on.condition(), scope);
                var title = terms.title().map(scope::text).orElse(Text.literally(""));
                yield planned(title, new PlannedGate.Holds(condition), terms, scope);
            }
        };
    }

    private static PlannedGate planned(Text title, PlannedGate.Check check, Gate.Terms terms, Scope scope) {
        return new PlannedGate(
                title, check, terms.within(), terms.every().orElse(POLL_EVERY), terms.tolerate(), waiver(terms, scope));
    }

    private static Optional<Waiver> waiver(Gate.Terms terms, Scope scope) {
        return terms.waiver()
                .map(w -> new Waiver(
                        w.by().value(), scope.text(w.why()), w.until().value().toString()));
    }

    private String keep(Threshold threshold, String wanted, Scope scope) {
        var id = Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? wanted : wanted + "-" + n)
                .filter(i -> !inline.containsKey(i))
                .findFirst()
                .orElseThrow();
        inline.put(id, lower(threshold, id, true, scope));
        return id;
    }

    private PlannedThreshold lower(Threshold threshold, String id, boolean isInline, Scope scope) {
        var measure = measure(threshold, scope);
        return new PlannedThreshold(
                id,
                scope.text(threshold.title()),
                threshold.about().map(scope::text),
                isInline,
                dimension(threshold, measure),
                threshold.levels().stream().map(l -> l.value()).toList(),
                measure,
                threshold.baseline().map(m -> Measures.lower(m, declarations, scope)));
    }

    private Measure measure(Threshold threshold, Scope scope) {
        if (threshold.judgement().isPresent()) {
            return new Measure.Judged(Conditions.judgement(threshold.judgement().get(), scope));
        }
        return threshold
                .measure()
                .map(m -> Measures.lower(m, declarations, scope))
                .orElseGet(() -> new Measure.Typed(
                        scope.text(threshold.title()), writtenUnit(threshold).orElse(Unit.ONE)));
    }

    private static Dimension dimension(Threshold threshold, Measure measure) {
        return writtenUnit(threshold)
                .or(() -> switch (measure) {
                    case Measure.Probe probe -> Optional.of(probe.unit());
                    case Measure.Output output -> Optional.of(output.unit());
                    case Measure.Typed typed -> Optional.of(typed.unit());
                    case Measure.Judged judged -> Optional.empty();
                })
                .map(Unit::dimension)
                .orElse(Dimension.COUNT);
    }

    /** The unit of the first amount in the levels: the one that a person who types a reading thinks in. */
    private static Optional<Unit> writtenUnit(Threshold threshold) {
        return threshold.levels().stream()
                .flatMap(l -> l.value().bound().units())
                .findFirst();
    }
}
