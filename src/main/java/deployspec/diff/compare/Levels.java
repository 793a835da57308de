package deployspec.diff.compare;

import deployspec.diff.BoundExtent;
import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Extent;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Pairs;
import deployspec.diff.Printed;
import deployspec.diff.Subject;
import deployspec.value.Level;
import java.time.Duration;
import java.util.List;

/** A level that lets more through as good, or calls less bad, guards less. */
public final class Levels implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        for (var pair : plans.thresholds().common()) {
            var levels = pair.map(t -> t.levels());
            if (levels.differs()) {
                compare(levels, found.about(Subject.of(pair.after(), plans.after())));
            }
        }
    }

    private static void compare(Pair<List<Level>> levels, Changes.About about) {
        var pairs = Pairs.by(Level::kind, levels);
        pairs.common().stream().filter(Pair::differs).forEach(p -> compared(p, about));
        for (var gone : pairs.removed()) {
            about.removed(
                    lessOf(gone), "level-removed", "the %s level is gone".formatted(word(gone)), Printed.level(gone));
        }
        for (var added : pairs.added()) {
            about.added(
                    moreOf(added),
                    "level-added",
                    "there is %s level now".formatted(article(added)),
                    Printed.level(added));
        }
        if (pairs.reordered()) {
            about.note(
                    Effect.CHANGED,
                    "levels-reordered",
                    "the levels stand in another order",
                    levels.map(Printed::levels));
        }
    }

    private static void compared(Pair<Level> pair, Changes.About about) {
        boolean good = isGood(pair.after());
        var bound = pair.map(Level::bound);
        var reached = BoundExtent.between(bound.before(), bound.after()).and(lasting(pair));
        var extent = good ? reached : reached.reversed();
        var sentence = switch (extent) {
            case WIDER -> "the %s level is looser";
            case NARROWER -> "the %s level is stricter";
            case SAME -> "the %s level is the same in other words";
            case OTHER -> "the %s level is another one, neither looser nor stricter throughout";
        };
        var kind = switch (extent) {
            case WIDER -> "looser-level";
            case NARROWER -> "stricter-level";
            case SAME -> "level-rewritten";
            case OTHER -> "level-changed";
        };
        about.note(extent.effect(), kind, sentence.formatted(word(pair.after())), pair.map(Printed::level));
    }

    /** A level that must last longer is reached less often. */
    private static Extent lasting(Pair<Level> pair) {
        var lasting = pair.map(l -> l.lasting().orElse(Duration.ZERO));
        int sign = lasting.after().compareTo(lasting.before());
        return Extent.of(sign <= 0, sign >= 0);
    }

    /** Without a target, less is good enough; without an acceptable level, only the target is. */
    private static Effect lessOf(Level level) {
        return level.kind() == Level.Kind.ACCEPTABLE ? Effect.STRONGER : Effect.WEAKER;
    }

    private static Effect moreOf(Level level) {
        return level.kind() == Level.Kind.ACCEPTABLE ? Effect.WEAKER : Effect.STRONGER;
    }

    private static boolean isGood(Level level) {
        return level.kind().compareTo(Level.Kind.ACCEPTABLE) <= 0;
    }

    private static String word(Level level) {
        return level.kind().word();
    }

    private static String article(Level level) {
        return (level.kind() == Level.Kind.ACCEPTABLE ? "an " : "a ") + word(level);
    }
}
