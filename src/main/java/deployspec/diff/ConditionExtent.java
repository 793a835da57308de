package deployspec.diff;

import deployspec.plan.Condition;
import deployspec.value.Level;
import java.util.Optional;

/** Compares two conditions: what is proven to follow is narrower or wider, all else is another condition. */
public final class ConditionExtent {
    private static final Condition ALWAYS = new Condition.Constant(true, "");

    private ConditionExtent() {}

    /** @param before empty = always */
    public static Extent between(Optional<Condition> before, Optional<Condition> after) {
        return between(before.orElse(ALWAYS), after.orElse(ALWAYS));
    }

    public static Extent between(Condition before, Condition after) {
        return Extent.of(implies(before, after), implies(after, before));
    }

    /** Whether the second surely holds wherever the first does. */
    private static boolean implies(Condition x, Condition y) {
        if (x.equals(y) || isConstant(x, false) || isConstant(y, true)) {
            return true;
        }
        if (y instanceof Condition.All all) {
            return all.conditions().stream().allMatch(c -> implies(x, c));
        }
        if (x instanceof Condition.Any any) {
            return any.conditions().stream().allMatch(c -> implies(c, y));
        }
        return (x instanceof Condition.All parts && parts.conditions().stream().anyMatch(c -> implies(c, y)))
                || (y instanceof Condition.Any ways
                        && ways.conditions().stream().anyMatch(c -> implies(x, c)))
                || simplyImplies(x, y);
    }

    private static boolean isConstant(Condition condition, boolean holds) {
        return condition instanceof Condition.Constant constant && constant.holds() == holds;
    }

    private static boolean simplyImplies(Condition x, Condition y) {
        if (x instanceof Condition.Not a && y instanceof Condition.Not b) {
            return implies(b.condition(), a.condition());
        }
        if (x instanceof Condition.ValueIs a && y instanceof Condition.ValueIs b) {
            return a.name().equals(b.name()) && b.words().containsAll(a.words());
        }
        if (x instanceof Condition.ValueMeets a && y instanceof Condition.ValueMeets b) {
            var extent = BoundExtent.between(a.bound(), b.bound());
            return a.name().equals(b.name()) && (extent == Extent.SAME || extent == Extent.WIDER);
        }
        if (x instanceof Condition.Reaches a && y instanceof Condition.Reaches b) {
            return a.threshold().equals(b.threshold()) && reaches(a.level(), b.level());
        }
        if (x instanceof Condition.StepEnded a && y instanceof Condition.StepEnded b) {
            return a.step().equals(b.step()) && b.endings().containsAll(a.endings());
        }
        if (x instanceof Condition.TimeReached a && y instanceof Condition.TimeReached b) {
            return a.moment().anchor() == b.moment().anchor()
                    && a.moment().offset().compareTo(b.moment().offset()) >= 0;
        }
        return false;
    }

    /** A bad level means itself or a worse one, a good level itself or a better one. */
    private static boolean reaches(Level.Kind a, Level.Kind b) {
        boolean good = a.compareTo(Level.Kind.ACCEPTABLE) <= 0;
        boolean alsoGood = b.compareTo(Level.Kind.ACCEPTABLE) <= 0;
        return good == alsoGood && (good ? a.compareTo(b) <= 0 : a.compareTo(b) >= 0);
    }
}
