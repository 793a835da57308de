package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Cause;
import deployspec.execute.event.Event.Telling;
import deployspec.plan.Action;
import deployspec.plan.EscalationHop;
import deployspec.plan.PlannedAction;
import deployspec.plan.PlannedChannel;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.value.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells one contact after the other of what nobody has answered. Each is recorded before anybody is told, and so is what came
 * of it; what a message takes holds nothing else up.
 */
record EscalationMoves(Situation situation) {
    /** Later than a busy machine is. */
    private static final Duration MISSED = Duration.ofSeconds(15);

    /** Begins at the top, unless somebody is being told of this already. Without an escalation nobody is but whoever is there. */
    Optional<Event> about(Cause cause, String subject, String reason) {
        if (situation.dryRun() || situation.state().ladders.open(cause, subject).isPresent()) {
            return Optional.empty();
        }
        if (!ladder().isEmpty()) {
            return Optional.of(hop(cause, subject, 1, reason, Optional.empty()));
        }
        return cause == Cause.LEVEL
                ? Optional.of(
                        new Event.Escalated(cause, subject, 1, Optional.empty(), List.of(), reason, Optional.empty()))
                : Optional.empty();
    }

    private Event hop(Cause cause, String subject, int number, String reason, Optional<Instant> missed) {
        var hop = ladder().get(number - 1);
        return new Event.Escalated(cause, subject, number, Optional.of(hop.contact()), hop.via(), reason, missed);
    }

    private List<EscalationHop> ladder() {
        return situation.plan().escalation();
    }

    /** Whoever is next, or when that is; empty while nobody is waited for. */
    Optional<Move> hops() {
        Optional<Instant> next = Optional.empty();
        for (var ladder : situation.state().ladders.all()) {
            var within = within(ladder).filter(w -> ladder.goesOn() && !isAnswered(ladder));
            var due = within.flatMap(ladder::due);
            if (due.filter(d -> !d.isAfter(situation.now())).isPresent()) {
                return Optional.of(Move.write(after(ladder, due.get())));
            }
            next = earliest(next, due);
        }
        return next.map(at -> Move.await("", at));
    }

    private Optional<Duration> within(Ladder ladder) {
        return ladder().size() < ladder.hops.size()
                ? Optional.empty()
                : ladder().get(ladder.hops.size() - 1).within();
    }

    private Event after(Ladder ladder, Instant due) {
        int told = ladder.hops.size();
        var missed = Optional.of(due).filter(d -> d.plus(MISSED).isBefore(situation.now()));
        return told < ladder().size()
                ? hop(ladder.cause, ladder.subject, told + 1, ladder.reason, missed)
                : new Event.NobodyLeft(ladder.cause, ladder.subject, ladder.reason);
    }

    /** Something was said that is not in the journal yet. */
    private boolean isAnswered(Ladder ladder) {
        return ladder.cause != Cause.LEVEL
                && situation.desk().result(Questions.name(ladder.subject)).isPresent();
    }

    /**
     * The next thing to be done about messages to those who are told, or that they are on their way; empty once none is. Of what
     * is answered already, nothing new is sent.
     */
    Optional<Move> messages() {
        Optional<Move> waiting = Optional.empty();
        for (var ladder : situation.state().ladders.all()) {
            for (var hop : ladder.hops) {
                for (var channel : hop.escalated.via()) {
                    var move = hop.isToldThrough(channel) ? Optional.<Move>empty() : message(ladder, hop, channel);
                    if (move.filter(m -> !(m instanceof Move.Await)).isPresent()) {
                        return move;
                    }
                    waiting = sooner(waiting, move);
                }
            }
        }
        return waiting;
    }

    private Optional<Move> message(Ladder ladder, Ladder.Hop hop, String channel) {
        var planned = situation.plan().channels().stream()
                .filter(c -> c.id().equals(channel))
                .findFirst()
                .orElseThrow();
        var name = Delivery.NAME + ladder.name() + ".hop-" + hop.escalated.hop() + " " + channel;
        if (planned.action() instanceof Action.AskOperator ask && ask.question() instanceof Question.Send send) {
            return ladder.answered ? Optional.empty() : Optional.of(byHand(ladder, hop, channel, send));
        }
        var delivery = new Delivery(situation, name, sending(ladder, hop, planned));
        if (!delivery.isBegun() && (ladder.answered || isAnswered(ladder))) {
            return Optional.empty();
        }
        return Optional.of(
                switch (delivery.send()) {
                    case Sought.Pending<Delivery.Delivered> pending -> pending.move();
                    case Sought.Got<Delivery.Delivered> got -> {
                        var delivered = got.value();
                        var outcome = delivered.sent() ? Telling.SENT : Telling.NOT_SENT;
                        yield Move.write(
                                List.of(told(ladder, hop, channel, outcome, delivered.attempts(), delivered.how())),
                                name);
                    }
                });
    }

    /** Nobody is asked: another question may be open. It is shown. */
    private Move byHand(Ladder ladder, Ladder.Hop hop, String channel, Question.Send send) {
        var how = situation.shown(send.how());
        return Move.write(
                situation.attended()
                        ? told(ladder, hop, channel, Telling.BY_HAND, 1, how + ": " + text(ladder, hop))
                        : told(ladder, hop, channel, Telling.NOT_SENT, 0, "nobody is there to send it: " + how));
    }

    private Event told(Ladder ladder, Ladder.Hop hop, String channel, Telling outcome, int attempts, String how) {
        var within = ladder().get(hop.escalated.hop() - 1).within();
        var until = within.filter(w -> outcome != Telling.NOT_SENT)
                .map(w -> hop.base(situation.now()).plus(w));
        return new Event.Told(
                ladder.cause, ladder.subject, hop.escalated.hop(), channel, outcome, attempts, how, until);
    }

    /** The step's id becomes the key that tells receivers which message it is. */
    private PlannedStep sending(Ladder ladder, Ladder.Hop hop, PlannedChannel channel) {
        return Situation.nowhere(
                ladder.name() + ".hop-" + hop.escalated.hop(),
                Map.of("MESSAGE", text(ladder, hop)),
                List.of(PlannedAction.message(channel.action())));
    }

    private String text(Ladder ladder, Ladder.Hop hop) {
        var begun = situation.state().begun.orElseThrow();
        var lines = new ArrayList<String>();
        lines.add(situation.shown(situation.plan().head().title())
                + begun.environment().map(e -> " (" + e + ")").orElse("") + ": " + sentence(ladder.reason));
        if (hop.escalated.hop() > 1) {
            lines.add("Nobody has answered since %s."
                    .formatted(ladder.hops.getFirst().at.truncatedTo(ChronoUnit.SECONDS)));
        }
        var role = hop.escalated
                .contact()
                .map(c -> situation.plan().contact(c).role())
                .orElse("");
        var within = ladder().get(hop.escalated.hop() - 1).within();
        lines.add("This goes to %s%s."
                .formatted(
                        role, within.map(w -> ", who has " + Durations.print(w)).orElse("")));
        lines.add("Run " + begun.run() + ".");
        return String.join(" ", lines);
    }

    private static String sentence(String reason) {
        return reason.endsWith(".") || reason.endsWith("?") || reason.endsWith("!") ? reason : reason + ".";
    }

    private static Optional<Move> sooner(Optional<Move> a, Optional<Move> b) {
        return a.isPresent() && b.isPresent() ? Optional.of(Moves.earlier(a.get(), b)) : a.or(() -> b);
    }

    private static Optional<Instant> earliest(Optional<Instant> a, Optional<Instant> b) {
        return Stream.concat(a.stream(), b.stream()).min(Instant::compareTo);
    }
}
