package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Pairs;
import deployspec.diff.Printed;
import deployspec.diff.Subject;
import deployspec.plan.Plan;
import deployspec.plan.PlannedChannel;
import deployspec.plan.PlannedSecret;
import java.util.List;
import java.util.TreeSet;

/** A new secret, and a secret that is seen in more places, can be lost in more places. */
public final class Secrets implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        declared(plans, found);
        for (var pair : plans.changedSteps()) {
            seen(pair.map(Touching::secrets), found.about(plans.subject(pair.after())));
        }
        for (var pair : plans.thresholds().common()) {
            if (pair.differs()) {
                seen(pair.map(Touching::secrets), found.about(Subject.of(pair.after(), plans.after())));
            }
        }
        for (var pair :
                Pairs.by(PlannedChannel::id, plans.plans().map(Plan::channels)).common()) {
            seen(
                    pair.map(c -> Touching.secrets(c.action()).toList()),
                    found.about(Subject.named(Subject.Sort.CHANNEL, pair.after().id())));
        }
    }

    private static void declared(Matched plans, Changes found) {
        var pairs = Pairs.by(PlannedSecret::name, plans.plans().map(Plan::secrets));
        for (var pair : pairs.common()) {
            var about = found.about(subject(pair.after()));
            about.plain("prose-changed", "its explanation", pair.map(PlannedSecret::about), Printed::text);
            if (pair.differsIn(PlannedSecret::origin)) {
                about.note(
                        Effect.UNCLEAR,
                        "secret-origin-changed",
                        "it comes from somewhere else",
                        pair.map(s -> origin(s.origin())));
            }
        }
        pairs.removed()
                .forEach(s -> found.about(subject(s))
                        .removed(
                                Effect.STRONGER,
                                "secret-removed",
                                "the secret is not needed any more",
                                origin(s.origin())));
        pairs.added()
                .forEach(s -> found.about(subject(s))
                        .added(
                                Effect.WEAKER,
                                "secret-added",
                                "the procedure needs one more secret",
                                origin(s.origin())));
        if (pairs.reordered()) {
            found.about(Subject.procedure(plans.after()))
                    .note(
                            Effect.CHANGED,
                            "order-changed",
                            "the secrets stand in another order",
                            plans.plans()
                                    .map(p -> Printed.words(p.secrets().stream()
                                            .map(PlannedSecret::name)
                                            .toList())));
        }
    }

    /** @param secrets of each script and request in turn */
    private static void seen(Pair<List<String>> secrets, Changes.About about) {
        var more = new TreeSet<>(secrets.after());
        more.removeAll(secrets.before());
        var fewer = new TreeSet<>(secrets.before());
        fewer.removeAll(secrets.after());
        if (!more.isEmpty()) {
            about.added(Effect.WEAKER, "secret-seen", "it sees one secret more", String.join(", ", more));
        }
        if (!fewer.isEmpty()) {
            about.removed(Effect.STRONGER, "secret-unseen", "it sees one secret less", String.join(", ", fewer));
        }
        if (more.isEmpty() && fewer.isEmpty() && secrets.differs()) {
            about.note(
                    Effect.CHANGED,
                    "secret-use-changed",
                    "another of its scripts sees a secret",
                    secrets.map(Printed::words));
        }
    }

    private static Subject subject(PlannedSecret secret) {
        return Subject.named(Subject.Sort.SECRET, secret.name());
    }

    private static String origin(PlannedSecret.Origin origin) {
        return switch (origin) {
            case PlannedSecret.FromEnvironment() -> "from the environment";
            case PlannedSecret.FromFile file -> "from the file " + file.path().written();
            case PlannedSecret.FromScript script -> "from the output of " + script.script();
        };
    }
}
