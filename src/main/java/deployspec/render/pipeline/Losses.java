package deployspec.render.pipeline;

import deployspec.plan.OnFailure.Response;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.plan.SideBySide;
import deployspec.value.Moment;
import deployspec.value.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a procedure asks for and no chain of parts holds, whichever engine carries them out. */
public final class Losses {
    private Losses() {}

    public static List<String> of(Plan plan, Pipeline pipeline) {
        var losses = new ArrayList<String>();
        var approvals = plan.allSteps().stream().flatMap(PlannedStep::approvals).toList();
        losses.add("What runbook.sh does not enforce, as it says at its top, is not enforced here.");
        var due = Stream.concat(pipeline.forward().stream(), pipeline.back().stream())
                .filter(part -> part.due().isPresent())
                .toList();
        if (due.stream().anyMatch(part -> part.release().isPresent())) {
            losses.add(
                    "When a phase begins that lies an hour or more behind what comes before it: whoever releases its first part does"
                            + " so when it is due.");
        }
        if (due.stream().anyMatch(part -> part.delay().isPresent())) {
            losses.add(
                    "A phase that is timed from the end and begins by itself is put off from the part before it: behind signatures that"
                            + " come late, it is late.");
        }
        if (plan.phases().stream().anyMatch(Losses::isBeforeT)) {
            losses.add(
                    "T, from which phases are planned, is known only where SPEC_START gives it: else it is when the first part starts.");
        }
        if (approvals.stream().anyMatch(a -> a.within().isPresent())) {
            losses.add(
                    "The time in which an approval has to be given: it is waited for without an end, and nobody is escalated to.");
        }
        if (approvals.stream().anyMatch(Question.Approve::notOperator)) {
            losses.add(
                    "That whoever starts it does not approve it: have the environment or the team's rules see to that.");
        }
        if (plan.allSteps().stream().anyMatch(s -> s.onFailure().includes(Response.ASK))) {
            losses.add(
                    "Nobody is asked what to do about a step that fails where the procedure would ask: the part fails, with exit 7,"
                            + " and says under which key it waits for an answer.");
        }
        plan.rollback()
                .filter(r -> !r.judgements().isEmpty())
                .ifPresent(r -> losses.add(
                        "A person cannot call for the rollback while a part is under way, only between parts."));
        plan.windows()
                .forEach(w -> losses.add("A part waits for a change window of " + w.environment() + " (" + w.written()
                        + ") on its machine, and no longer than it may take: start what changes something in one."));
        if (SideBySide.in(plan).all().stream().flatMap(p -> p.allSteps()).anyMatch(PlannedStep::needsPerson)) {
            losses.add("Where a person has a part in branches side by side, that is said before they begin.");
        }
        if (plan.phases().stream().anyMatch(p -> p.after() != PlannedBlock.After.DONE)) {
            losses.add("What follows an end that is not a good one follows once somebody has begun the way back.");
        }
        return losses;
    }

    private static boolean isBeforeT(PlannedBlock phase) {
        return phase.windows()
                .map(Window::from)
                .anyMatch(from ->
                        from.anchor() == Moment.Anchor.T && from.offset().isNegative());
    }
}
