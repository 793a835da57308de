package deployspec.cli;

import deployspec.diagnostic.Span;
import deployspec.diff.Change;
import deployspec.diff.Effect;
import deployspec.diff.Finding;
import deployspec.diff.Pairs;
import deployspec.diff.Subject;
import deployspec.lint.Suppression;
import deployspec.report.SpecComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one sort of comment that means something: it excuses from a rule, so one more lets through what the rule would not. */
final class ExcuseChanges {
    private ExcuseChanges() {}

    static List<SpecComparison.Entry> between(Checked before, Checked after, Subject procedure) {
        var pairs = Pairs.by(Suppression::code, Suppression.in(before.source()), Suppression.in(after.source()));
        var entries = new ArrayList<SpecComparison.Entry>();
        pairs.added().forEach(s -> entries.add(entry(Optional.empty(), Optional.of(s), procedure)));
        pairs.removed().forEach(s -> entries.add(entry(Optional.of(s), Optional.empty(), procedure)));
        pairs.common().stream()
                .filter(p -> p.differsIn(Suppression::reason))
                .forEach(p -> entries.add(entry(Optional.of(p.before()), Optional.of(p.after()), procedure)));
        return entries;
    }

    private static SpecComparison.Entry entry(
            Optional<Suppression> before, Optional<Suppression> after, Subject procedure) {
        boolean added = before.isEmpty();
        boolean gone = after.isEmpty();
        var change = new Change(
                added ? Effect.WEAKER : gone ? Effect.STRONGER : Effect.CHANGED,
                added ? "waiver-added" : gone ? "waiver-removed" : "waiver-reworded",
                procedure,
                added
                        ? "one more comment excuses from a rule"
                        : gone
                                ? "a comment that excused from a rule is gone"
                                : "why a rule is not followed is said in other words",
                before.map(ExcuseChanges::printed),
                after.map(ExcuseChanges::printed));
        Optional<Span> place = after.or(() -> before).map(Suppression::span);
        return new SpecComparison.Entry(new Finding(change, List.of()), place, gone);
    }

    private static String printed(Suppression suppression) {
        return suppression.code() + ": " + suppression.reason();
    }
}
