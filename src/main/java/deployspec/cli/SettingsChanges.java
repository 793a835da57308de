package deployspec.cli;

import deployspec.diagnostic.Severity;
import deployspec.diff.Change;
import deployspec.diff.Effect;
import deployspec.diff.Finding;
import deployspec.diff.Subject;
import deployspec.lint.Settings;
import deployspec.report.SpecComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a project wants its specs to be judged by: a rule that is silenced says nothing of the next change either. */
final class SettingsChanges {
    private SettingsChanges() {}

    static List<SpecComparison.Entry> between(Settings before, Settings after, Subject procedure) {
        var codes = new TreeSet<>(before.severities().keySet());
        codes.addAll(after.severities().keySet());
        var entries = new ArrayList<SpecComparison.Entry>();
        for (var code : codes) {
            var was = before.severity(code);
            var is = after.severity(code);
            if (!was.equals(is)) {
                boolean weaker = mildness(is) > mildness(was);
                entries.add(entry(
                        "rule",
                        weaker,
                        "the project takes a rule %s seriously".formatted(weaker ? "less" : "more"),
                        printed(code, was),
                        printed(code, is),
                        procedure));
            }
        }
        if (!before.failOn().equals(after.failOn())) {
            boolean weaker = patience(after.failOn()) > patience(before.failOn());
            entries.add(entry(
                    "check",
                    weaker,
                    "the project's check lets %s through".formatted(weaker ? "more" : "less"),
                    printed("fail-on", before.failOn()),
                    printed("fail-on", after.failOn()),
                    procedure));
        }
        return entries;
    }

    private static SpecComparison.Entry entry(
            String what, boolean weaker, String sentence, String was, String is, Subject procedure) {
        var change = new Change(
                weaker ? Effect.WEAKER : Effect.STRONGER,
                what + (weaker ? "-relaxed" : "-tightened"),
                procedure,
                sentence,
                Optional.of(was),
                Optional.of(is));
        return new SpecComparison.Entry(new Finding(change, List.of()), Optional.empty(), false);
    }

    /** Of a rule that is not to speak it is the greatest. */
    private static int mildness(Optional<Severity> severity) {
        return severity.map(Severity::ordinal).orElse(Severity.values().length);
    }

    /** A check that fails on a milder finding has less of it; one that never fails has the most. */
    private static int patience(Optional<Severity> failOn) {
        return failOn.map(severity -> -severity.ordinal()).orElse(1);
    }

    private static String printed(String setting, Optional<Severity> severity) {
        return setting + ": " + severity.map(Severity::word).orElse("none");
    }
}
