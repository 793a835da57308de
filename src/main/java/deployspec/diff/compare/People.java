package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Comparer;
import deployspec.diff.Effect;
import deployspec.diff.Extent;
import deployspec.diff.Matched;
import deployspec.diff.Pair;
import deployspec.diff.Pairs;
import deployspec.diff.Printed;
import deployspec.diff.Subject;
import deployspec.plan.EscalationHop;
import deployspec.plan.Plan;
import deployspec.plan.PlannedContact;
import deployspec.plan.SignOff;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who can be reached, and who is told when nobody answers. */
public final class People implements Comparer {
    @Override
    public void compare(Matched plans, Changes found) {
        contacts(plans, found);
        escalation(plans, found.about(Subject.procedure(plans.after())));
        signOff(plans, found.about(new Subject(Subject.Sort.SIGN_OFF, "sign-off", "Sign-off")));
    }

    private static void contacts(Matched plans, Changes found) {
        var pairs = Pairs.by(PlannedContact::id, plans.plans().map(Plan::contacts));
        pairs.common().stream().filter(Pair::differs).forEach(p -> contact(p, plans, found.about(subject(p.after()))));
        pairs.removed()
                .forEach(c -> found.about(subject(c))
                        .removed(Effect.REMOVED, "contact-removed", "the contact is gone", c.role()));
        pairs.added()
                .forEach(c ->
                        found.about(subject(c)).added(Effect.ADDED, "contact-added", "the contact is new", c.role()));
        if (pairs.reordered()) {
            found.about(Subject.procedure(plans.after()))
                    .note(
                            Effect.CHANGED,
                            "order-changed",
                            "the contacts stand in another order",
                            plans.plans()
                                    .map(p -> Printed.words(p.contacts().stream()
                                            .map(PlannedContact::id)
                                            .toList())));
        }
    }

    private static Subject subject(PlannedContact contact) {
        return new Subject(Subject.Sort.CONTACT, contact.id(), contact.role());
    }

    private static void contact(Pair<PlannedContact> pair, Matched plans, Changes.About about) {
        about.plain("prose-changed", "the role", pair.map(PlannedContact::role), r -> r);
        about.plain("prose-changed", "its heading", pair.map(PlannedContact::group), g -> g.orElse(""));
        reachable(pair, about);
        if (pair.differsIn(PlannedContact::members)) {
            members(pair.map(PlannedContact::members), plans, about);
        }
    }

    private static void reachable(Pair<PlannedContact> pair, Changes.About about) {
        if (pair.differsIn(People::ways)) {
            boolean lost = !isReachable(pair.after()) && isReachable(pair.before());
            boolean won = isReachable(pair.after()) && !isReachable(pair.before());
            about.note(
                    lost ? Effect.WEAKER : won ? Effect.STRONGER : Effect.CHANGED,
                    lost ? "contact-unreachable" : won ? "contact-reachable" : "contact-changed",
                    lost
                            ? "nothing says how to reach this contact"
                            : won ? "there is a way to reach this contact" : "this contact is reached in another way",
                    pair.map(People::ways));
        }
    }

    private static boolean isReachable(PlannedContact contact) {
        return contact.atRun() || contact.phone().isPresent() || contact.email().isPresent();
    }

    private static String ways(PlannedContact contact) {
        return Stream.of(
                        contact.name(),
                        contact.phone(),
                        contact.email(),
                        contact.atRun() ? Optional.of("given when a run starts") : Optional.<String>empty())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    /** Whoever belongs to a body may agree for it. */
    private static void members(Pair<List<String>> members, Matched plans, Changes.About about) {
        var extent = Extent.of(
                members.after().containsAll(members.before()), members.before().containsAll(members.after()));
        about.note(
                extent.effect(),
                switch (extent) {
                    case WIDER -> "body-larger";
                    case NARROWER -> "body-smaller";
                    case SAME, OTHER -> "body-changed";
                },
                switch (extent) {
                    case WIDER -> "more people may agree for it";
                    case NARROWER -> "fewer people may agree for it";
                    case SAME -> "its members stand in another order";
                    case OTHER -> "other people may agree for it";
                },
                new Pair<>(
                        Printed.of(plans.before()).contacts(members.before()),
                        Printed.of(plans.after()).contacts(members.after())));
    }

    private static void escalation(Matched plans, Changes.About about) {
        var hops = plans.plans().map(Plan::escalation);
        var pairs = Pairs.by(EscalationHop::contact, hops);
        pairs.common()
                .forEach(p -> hop(
                        p, Printed.of(plans.after()).contacts(List.of(p.after().contact())), about));
        pairs.removed()
                .forEach(h -> about.removed(
                        Effect.WEAKER,
                        "escalation-removed",
                        "one contact less is told when nobody answers",
                        hop(h, Printed.of(plans.before()))));
        pairs.added()
                .forEach(h -> about.added(
                        Effect.STRONGER,
                        "escalation-added",
                        "one contact more is told when nobody answers",
                        hop(h, Printed.of(plans.after()))));
        if (pairs.reordered()) {
            about.note(
                    Effect.UNCLEAR,
                    "escalation-reordered",
                    "contacts are told in another order when nobody answers",
                    new Pair<>(order(hops.before(), plans.before()), order(hops.after(), plans.after())));
        }
    }

    private static String order(List<EscalationHop> hops, Plan plan) {
        return Printed.of(plan)
                .contacts(hops.stream().map(EscalationHop::contact).toList());
    }

    private static void hop(Pair<EscalationHop> pair, String who, Changes.About about) {
        about.longer("the time that " + who + " has", "escalation", pair.map(EscalationHop::within));
        if (pair.differsIn(EscalationHop::via)) {
            var via = pair.map(EscalationHop::via);
            var extent = Extent.of(
                    via.after().containsAll(via.before()), via.before().containsAll(via.after()));
            about.note(
                    extent.reversed().effect(),
                    "escalation-channels",
                    who + " is told through "
                            + (extent == Extent.NARROWER ? "fewer" : extent == Extent.WIDER ? "more" : "other")
                            + " channels",
                    via.map(Printed::words));
        }
    }

    private static String hop(EscalationHop hop, Printed printed) {
        return printed.contacts(List.of(hop.contact())) + " via " + Printed.words(hop.via())
                + hop.within().map(d -> " within " + Printed.duration(d)).orElse("");
    }

    private static void signOff(Matched plans, Changes.About about) {
        var none = new SignOff(List.of(), List.of());
        var pair = plans.plans().map(p -> p.signOff().orElse(none));
        if (plans.before().signOff().isPresent() != plans.after().signOff().isPresent() && !pair.differs()) {
            about.note(
                    Effect.CHANGED,
                    "sign-off-changed",
                    "an empty sign-off came or went",
                    Optional.empty(),
                    Optional.empty());
        }
        var by = Pairs.by(id -> id, pair.map(SignOff::by));
        by.removed()
                .forEach(id -> about.removed(
                        Effect.WEAKER,
                        "signatory-removed",
                        "one signatory less",
                        Printed.of(plans.before()).contacts(List.of(id))));
        by.added()
                .forEach(id -> about.added(
                        Effect.STRONGER,
                        "signatory-added",
                        "one signatory more",
                        Printed.of(plans.after()).contacts(List.of(id))));
        if (by.reordered()) {
            about.note(
                    Effect.CHANGED,
                    "order-changed",
                    "the signatories stand in another order",
                    pair.map(s -> Printed.words(s.by())));
        }
        Kept.records(pair.map(SignOff::records), about);
    }
}
