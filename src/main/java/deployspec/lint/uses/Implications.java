package deployspec.lint.uses;

import static java.util.stream.Collectors.toSet;

import deployspec.model.Condition;
import deployspec.model.Located;
import deployspec.model.Step;
import deployspec.model.StepOutcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What conditions say of one another, wherever they are written. What can't be told counts as not said. */
public final class Implications {
    private Implications() {}

    /** Whether this holds whenever all of those hold. */
    public static boolean follows(Condition wanted, List<Condition> known) {
        return switch (wanted) {
            case Condition.All all -> all.conditions().stream().allMatch(c -> follows(c, known));
            case Condition.Any any ->
                any.conditions().stream().anyMatch(c -> follows(c, known)) || inParts(known, wanted);
            default -> inParts(known, wanted);
        };
    }

    /** Whether the two can never hold at once; the part of the second that clashes. */
    public static Optional<Condition> clash(Condition one, Condition other) {
        return parts(other)
                .filter(o -> parts(one).anyMatch(c -> excludes(c, o) || excludes(o, c)))
                .findFirst();
    }

    /** The condition, or those that it joins with `all`. */
    public static Stream<Condition> parts(Condition condition) {
        return condition instanceof Condition.All all
                ? all.conditions().stream().flatMap(Implications::parts)
                : Stream.of(condition);
    }

    /** Whether this can hold only after that step has passed. */
    public static boolean saysThatItRan(Condition condition, Step step) {
        return parts(condition)
                .anyMatch(part -> part instanceof Condition.StepEnded ended
                        && ended.step().value().equals(step.id().value())
                        && EnumSet.of(StepOutcome.PASSED).containsAll(ended.outcomes()));
    }

    private static boolean inParts(List<Condition> known, Condition wanted) {
        return known.stream().flatMap(Implications::parts).anyMatch(k -> implies(k, wanted));
    }

    private static boolean implies(Condition known, Condition wanted) {
        if (known instanceof Condition.ValueIs a && wanted instanceof Condition.ValueIs b) {
            return same(a.name(), b.name()) && texts(b.words()).containsAll(texts(a.words()));
        }
        if (known instanceof Condition.ValueMatches a && wanted instanceof Condition.ValueMatches b) {
            return same(a.name(), b.name()) && a.pattern().equals(b.pattern());
        }
        if (known instanceof Condition.ValueMeets a && wanted instanceof Condition.ValueMeets b) {
            return same(a.name(), b.name())
                    && a.bound().value().equals(b.bound().value());
        }
        if (known instanceof Condition.InEnvironment a && wanted instanceof Condition.InEnvironment b) {
            return texts(b.environments()).containsAll(texts(a.environments()));
        }
        if (known instanceof Condition.StepEnded a && wanted instanceof Condition.StepEnded b) {
            return same(a.step(), b.step()) && b.outcomes().containsAll(a.outcomes());
        }
        if (known instanceof Condition.RunEnded a && wanted instanceof Condition.RunEnded b) {
            return a.outcome() == b.outcome();
        }
        if (known instanceof Condition.AtLevel a && wanted instanceof Condition.AtLevel b) {
            return same(a.threshold(), b.threshold()) && a.level() == b.level();
        }
        if (known instanceof Condition.Reached a && wanted instanceof Condition.Reached b) {
            return a.moment().equals(b.moment());
        }
        if (known instanceof Condition.Test a && wanted instanceof Condition.Test b) {
            return a.script().text().equals(b.script().text())
                    && a.script()
                            .shell()
                            .map(Located::value)
                            .equals(b.script().shell().map(Located::value));
        }
        if (known instanceof Condition.Judged a && wanted instanceof Condition.Judged b) {
            return a.judgement().goodIsYes() == b.judgement().goodIsYes()
                    && a.judgement()
                            .question()
                            .text()
                            .equals(b.judgement().question().text());
        }
        return known instanceof Condition.Not a
                && wanted instanceof Condition.Not b
                && implies(b.condition(), a.condition());
    }

    private static boolean excludes(Condition one, Condition other) {
        if (one instanceof Condition.ValueIs a && other instanceof Condition.ValueIs b) {
            return same(a.name(), b.name()) && texts(a.words()).stream().noneMatch(texts(b.words())::contains);
        }
        if (one instanceof Condition.InEnvironment a && other instanceof Condition.InEnvironment b) {
            return texts(a.environments()).stream().noneMatch(texts(b.environments())::contains);
        }
        return other instanceof Condition.Not not && implies(one, not.condition());
    }

    private static boolean same(Located<String> one, Located<String> other) {
        return one.value().equals(other.value());
    }

    private static Set<String> texts(List<Located<String>> words) {
        return words.stream().map(Located::value).collect(toSet());
    }
}
