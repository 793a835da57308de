package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Resolution;
import deployspec.execute.port.Reply;
import deployspec.execute.port.Reply.Waived;
import deployspec.plan.PlannedStep;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Takes up a waiver that somebody gave elsewhere; it counts only from whom, and for what, it may be given. */
record WaiverMoves(Situation situation, PlannedStep step) {
    Move taken(Reply reply, Waived waived) {
        var name = Questions.name(Waiving.key(step.id()));
        var gate = Waiving.failedGate(situation.state(), step);
        var flaw = flaw(reply, waived, gate.map(Waiving.Failed::name));
        return Move.write(
                List.of(
                        flaw.isPresent()
                                ? new Event.Noted(reply.who(), "the waiver does not count: " + flaw.get())
                                : gate.map(failed -> waived(failed.gate(), reply, waived))
                                        .orElseGet(() -> goesOn(reply, waived))),
                name);
    }

    /** The step is judged on: its other gates are not waived. */
    private Event waived(int gate, Reply reply, Waived waived) {
        return new Event.GateWaived(
                step.id(),
                gate,
                new GateMoves(situation, step).title(step.gates().get(gate)),
                reply.contact().orElse(""),
                waived.why(),
                waived.until(),
                Optional.of(Questions.person(reply)));
    }

    private Event goesOn(Reply reply, Waived waived) {
        return new Event.Responded(
                step.id(),
                Resolution.CONTINUE,
                Optional.of(Questions.person(reply)),
                waived.why() + waived.until().map(day -> " (until " + day + ")").orElse(""));
    }

    private Optional<String> flaw(Reply reply, Waived waived, Optional<String> failed) {
        var people = Waiving.people(situation.plan(), step);
        if (reply.contact().filter(people::contains).isEmpty()) {
            return Optional.of(reply.contact().orElse(reply.who()) + " is none of those who may waive it");
        }
        if (waived.gate().isPresent() && !waived.gate().equals(failed)) {
            return Optional.of(waived.gate().get() + " is not the gate that failed");
        }
        var today = LocalDate.ofInstant(situation.now(), ZoneOffset.UTC);
        return waived.until()
                .filter(day -> LocalDate.parse(day).isBefore(today))
                .map(day -> "its last day, " + day + ", has passed");
    }
}
