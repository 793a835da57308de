package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Matched;
import deployspec.diff.Pairs;
import deployspec.diff.Printed;
import deployspec.diff.Subject;
import deployspec.plan.Action;
import deployspec.plan.Plan;
import deployspec.plan.PlannedChannel;

/** Where messages go. */
public final class Channels implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        var pairs = Pairs.by(PlannedChannel::id, plans.plans().map(Plan::channels));
        for (var pair : pairs.common()) {
            var about = found.about(subject(pair.after()));
            about.plain("prose-changed", "its explanation", pair.map(PlannedChannel::about), Printed::text);
            if (pair.differsIn(c -> Comments.withoutSecrets(c.action()))) {
                about.note(
                        Effect.CHANGED,
                        "channel-changed",
                        "messages are sent in another way",
                        plans.<Action>printed(pair.map(PlannedChannel::action), Printed::action));
            }
        }
        pairs.removed()
                .forEach(c -> found.about(subject(c))
                        .removed(
                                Effect.REMOVED,
                                "channel-removed",
                                "the channel is gone",
                                Printed.of(plans.before()).action(c.action())));
        pairs.added()
                .forEach(c -> found.about(subject(c))
                        .added(
                                Effect.ADDED,
                                "channel-added",
                                "the channel is new",
                                Printed.of(plans.after()).action(c.action())));
        if (pairs.reordered()) {
            found.about(Subject.procedure(plans.after()))
                    .note(
                            Effect.CHANGED,
                            "order-changed",
                            "the channels stand in another order",
                            plans.plans()
                                    .map(p -> Printed.words(p.channels().stream()
                                            .map(PlannedChannel::id)
                                            .toList())));
        }
    }

    private static Subject subject(PlannedChannel channel) {
        return Subject.named(Subject.Sort.CHANNEL, channel.id());
    }
}
