package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Subject;
import deployspec.plan.ChangeWindows;
import deployspec.plan.Plan;
import deployspec.value.Week;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When something may be changed: at more times guards less, wherever else a window was moved to. */
public final class ChangeTimes implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        var pair = plans.plans().map(Plan::windows);
        var names = Stream.concat(pair.before().stream(), pair.after().stream())
                .map(ChangeWindows::environment)
                .distinct();
        names.forEach(name -> compare(
                pair.map(all ->
                        all.stream().filter(w -> w.environment().equals(name)).toList()),
                found.about(Subject.named(Subject.Sort.ENVIRONMENT, name))));
    }

    private static void compare(Pair<List<ChangeWindows>> pair, Changes.About about) {
        if (!pair.differs()) {
            return;
        }
        var effect = effect(pair.map(ChangeTimes::week));
        about.note(
                effect,
                switch (effect) {
                    case WEAKER -> "change-windows-wider";
                    case STRONGER -> "change-windows-narrower";
                    case UNCLEAR, REMOVED, ADDED, MOVED, CHANGED -> "change-windows-rewritten";
                },
                switch (effect) {
                    case WEAKER -> "steps that change something may begin at times that were closed";
                    case STRONGER -> "steps that change something may begin at fewer times";
                    case UNCLEAR, REMOVED, ADDED, MOVED, CHANGED -> "its change windows are written in another way";
                },
                pair.map(ChangeTimes::written));
    }

    private static Effect effect(Pair<Optional<Week>> weeks) {
        if (weeks.before().isEmpty() || weeks.after().isEmpty()) {
            return weeks.before().isPresent() ? Effect.WEAKER : Effect.STRONGER;
        }
        var before = weeks.before().get();
        var after = weeks.after().get();
        if (after.isOpenBeyond(before)) {
            return Effect.WEAKER;
        }
        return before.isOpenBeyond(after) ? Effect.STRONGER : Effect.CHANGED;
    }

    private static Optional<Week> week(List<ChangeWindows> windows) {
        return windows.stream().findFirst().map(ChangeWindows::week);
    }

    private static String written(List<ChangeWindows> windows) {
        return String.join("; ", windows.stream().map(ChangeWindows::written).toList());
    }
}
