package deployspec.report.run;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.KeptFile;
import deployspec.execute.event.Person;
import deployspec.execute.event.Reading;
import deployspec.execute.event.RunRecord;
import deployspec.execute.event.Verdict;
import deployspec.plan.Ending;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.plan.RunEnding;
import deployspec.render.SamplePlan;
import deployspec.value.Level;
import deployspec.value.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run in which every kind of thing happened that a report tells of, with one text in every place that takes any. */
final class Told {
    private static final Instant T = Instant.parse("2026-01-20T02:00:00Z");

    private Told() {}

    static RunRecord with(String text) {
        var plan = SamplePlan.saying(text);
        var step = plan.steps().stream()
                .filter(s -> !s.gates().isEmpty())
                .findFirst()
                .orElseThrow();
        var id = step.id();
        var by = new Person(text, Optional.of(text), text);
        var events = List.<Event>of(
                new Event.RunStarted(
                        text,
                        text,
                        PlanJson.digest(plan),
                        Optional.of(text),
                        text,
                        text,
                        T,
                        new LinkedHashMap<>(Map.of("NAME", text)),
                        false),
                new Event.StepStarted(id),
                new Event.ActionStarted(id, 0, 1, text, text),
                new Event.ActionEnded(id, 0, 1, Event.ActionOutcome.FAILED, Optional.of(1), text),
                new Event.Captured(id, "NAME", Optional.of(text)),
                new Event.Recorded(id, text, text, by),
                new Event.FilesKept(id, List.of(new KeptFile(text, 1, text)), Optional.of(text)),
                new Event.GateJudged(id, 0, text, verdict(Verdict.Result.PASS, "0.5", text)),
                new Event.Sampled(id, 0, text, 1, 2, verdict(Verdict.Result.FAIL, "7", text)),
                new Event.Sampled(id, 0, text, 2, 2, verdict(Verdict.Result.WARN, "0.7", text)),
                new Event.Watched(threshold(plan), verdict(Verdict.Result.NO_DATA, "", text)),
                new Event.Asked(text, text, List.of("approve"), List.of(text), Optional.of(text), Optional.of(T)),
                new Event.Answered(text, text, Optional.of(text), by),
                new Event.Approved(text, true, Optional.of(text), by),
                new Event.Lapsed(text, text),
                new Event.Dismissed(id, 0, by, text),
                new Event.Settled(id, 0, 1, Event.Settlement.DONE, Optional.of(by), text),
                new Event.StepEnded(id, Ending.FAILED, text, Optional.of(by)),
                new Event.Responded(id, Event.Resolution.CONTINUE, Optional.of(by), text),
                new Event.RollbackArmed(id),
                new Event.RollbackTriggered(Event.Trigger.CHOICE, "", text, Optional.of(by)),
                new Event.RollbackDecided(true, text),
                new Event.RollbackStarted(),
                new Event.RollbackEnded(true, Duration.ofMinutes(1), Optional.empty(), text),
                new Event.Escalated(
                        Event.Cause.WAITING, text, 1, Optional.of(text), List.of(text), text, Optional.of(T)),
                new Event.Told(Event.Cause.WAITING, text, 1, text, Event.Telling.NOT_SENT, 2, text, Optional.of(T)),
                new Event.NobodyLeft(Event.Cause.WAITING, text, text),
                new Event.Noted(text, text),
                new Event.GateWaived(id, 0, text, text, text, Optional.of(text), Optional.of(by)),
                new Event.Suspended(7, text),
                new Event.Resumed(text),
                new Event.StopChosen(text, text),
                new Event.ProcedureEnded(RunEnding.ROLLED_BACK, 4, text),
                new Event.SignedOff(by),
                new Event.RunEnded(4, text));
        var entries = new ArrayList<Entry>();
        for (var event : events) {
            entries.add(new Entry(entries.size() + 1L, T.plusSeconds(10L * entries.size()), event));
        }
        return new RunRecord(plan, entries, "a".repeat(64), 3, Optional.empty());
    }

    private static String threshold(Plan plan) {
        return plan.thresholds().getFirst().id();
    }

    private static Verdict verdict(Verdict.Result result, String number, String text) {
        return new Verdict(
                result,
                Optional.of(Level.Kind.TARGET),
                List.of(),
                number.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Reading(text, Optional.of(new BigDecimal(number)), Unit.PERCENT, T)),
                new Verdict.Evidence(text, text, text),
                text);
    }
}
