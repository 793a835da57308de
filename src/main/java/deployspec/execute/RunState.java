package deployspec.execute;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Reading;
import deployspec.execute.event.Verdict;
import deployspec.plan.Capture;
import deployspec.plan.Ending;
import deployspec.plan.Plan;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.SideBySide;
import deployspec.schedule.LastRetreat;
import deployspec.value.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The state of a run: its events, folded. The same events always give the same state. */
final class RunState {
    final Plan plan;
    private final SideBySide sideBySide;
    private final Map<String, PlannedStep> planned = new LinkedHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> ofRollback = new HashSet<>();
    private final Set<String> seeingAnEnd;
    private final Map<String, StepState> steps = new HashMap<>();

    Optional<Event.RunStarted> begun = Optional.empty();
    boolean resumed;
    Instant start = Instant.EPOCH;
    String operator = "";
    Optional<Event.Suspended> suspended = Optional.empty();
    final Map<String, Event.BlockDecided> blocks = new HashMap<>();
    final Set<String> late = new HashSet<>();
    final Set<Event.Held> held = new HashSet<>();
    final Map<String, Optional<String>> captured = new LinkedHashMap<>();
    final Map<String, Reading> baselines = new HashMap<>();
    final LevelsMet levels = new LevelsMet();
    final Map<String, Verdict> watched = new HashMap<>();
    final OpenQuestions questions = new OpenQuestions();
    final Ladders ladders = new Ladders();
    final Map<String, Event.Asked> askedHere = new HashMap<>();
    final Map<String, Event.Answered> answers = new HashMap<>();
    final Map<String, List<Event.Approved>> approvals = new HashMap<>();
    final Map<String, Integer> lapsed = new HashMap<>();
    final Map<String, String> signOffRecords = new LinkedHashMap<>();
    final List<Event.SignedOff> signed = new ArrayList<>();
    final RollbackState rollback = new RollbackState();
    Optional<Event.StopChosen> stop = Optional.empty();
    Optional<Event.Responded> stopped = Optional.empty();
    Optional<Event.ProcedureEnded> procedure = Optional.empty();
    Instant end = Instant.EPOCH;
    boolean resumedAfterEnd;
    Optional<Event.RunEnded> ended = Optional.empty();

    private RunState(Plan plan) {
        this.plan = plan;
        this.sideBySide = SideBySide.in(plan);
        for (var step : plan.allSteps()) {
            planned.put(step.id(), step);
            places.put(step.id(), planned.size());
        }
        plan.rollbackSteps().forEach(step -> ofRollback.add(step.id()));
        seeingAnEnd = Outcome.seeing(plan);
    }

    static RunState of(Plan plan, List<Entry> entries) {
        var state = new RunState(plan);
        entries.forEach(state::add);
        return state;
    }

    /** What the other branches find out while this step is carried out: it may be there or not, so it is not. */
    Set<String> capturedBeside(String step) {
        return sideBySide
                .beside(step)
                .flatMap(s -> s.captures().stream())
                .map(Capture::name)
                .collect(Collectors.toSet());
    }

    StepState step(String id) {
        return steps.computeIfAbsent(id, i -> new StepState());
    }

    PlannedStep planned(String id) {
        return Optional.ofNullable(planned.get(id)).orElseThrow();
    }

    /** Its place among all steps, from 1. */
    int place(String id) {
        return Optional.ofNullable(places.get(id)).orElseThrow();
    }

    /** Whether the step belongs to the rollback procedure. */
    boolean isOfRollback(String step) {
        return ofRollback.contains(step);
    }

    /** Whether how the run has ended means anything to the step. */
    boolean seesAnEnd(String step) {
        return seeingAnEnd.contains(step);
    }

    boolean stopping() {
        return stop.isPresent()
                || stopped.isPresent()
                || rollback.stopped.isPresent()
                || rollback.ended.filter(e -> !e.succeeded()).isPresent();
    }

    void add(Entry entry) {
        var at = entry.at();
        questions.add(entry);
        ladders.add(entry);
        rollback.add(entry);
        switch (entry.event()) {
            case Event.RunStarted e -> {
                begun = Optional.of(e);
                start = e.start();
                operator = e.operator();
            }
            case Event.Resumed e -> resume(e);
            case Event.Suspended e -> suspended = Optional.of(e);
            case Event.Slept e -> nobodyLooked();
            case Event.StartMoved e -> start = e.start();
            case Event.BlockDecided e -> blocks.put(e.block(), e);
            case Event.Held e -> held.add(e);
            case Event.Late e -> late.add(e.subject());
            case Event.StepStarted e -> {
                step(e.step()).round.started = Optional.of(at);
                step(e.step()).startedEver = true;
            }
            case Event.BaselineRead e -> {
                baselines.put(e.threshold(), e.reading());
                step(e.step()).round.baselines.add(e.threshold());
            }
            case Event.ActionStarted e ->
                step(e.step()).start(new StepState.Tried(e.attempt(), e.cookie(), at), e.action());
            case Event.ActionEnded e -> {
                var tried = step(e.step()).tried(e.action(), e.attempt());
                tried.end = Optional.of(e);
                tried.endedAt = at;
            }
            case Event.Settled e -> step(e.step()).tried(e.action(), e.attempt()).settled = Optional.of(e);
            case Event.Captured e -> {
                captured.put(e.name(), e.value());
                step(e.step()).round.captured.add(e.name());
            }
            case Event.Recorded e -> recorded(e);
            case Event.FilesKept e -> step(e.step()).round.filesKept = true;
            case Event.GateJudged e -> {
                step(e.step())
                        .round
                        .gates
                        .merge(
                                e.gate(),
                                new StepState.Looks(at, at, e.verdict()),
                                (before, now) -> new StepState.Looks(before.first(), at, e.verdict()));
                thresholdOf(e.step(), e.gate()).ifPresent(t -> judged(t, e.verdict(), at));
            }
            case Event.GateWaived e -> {
                step(e.step()).round.waived.add(e.gate());
                step(e.step()).round.end = Optional.empty();
                forgetQuestion(Waiving.key(e.step()));
            }
            case Event.WatchStarted e -> step(e.step()).round.watchStarted = Optional.of(at);
            case Event.Sampled e -> {
                step(e.step())
                        .round
                        .samples
                        .computeIfAbsent(e.sample(), s -> new HashMap<>())
                        .put(e.gate(), e.verdict());
                thresholdOf(e.step(), e.gate()).ifPresent(t -> judged(t, e.verdict(), at));
            }
            case Event.Dismissed e -> {
                step(e.step()).round.dismissed.add(e.gate());
                thresholdOf(e.step(), e.gate()).ifPresent(ladders::answer);
            }
            case Event.Watched e -> {
                watched.put(e.threshold(), e.verdict());
                judged(e.threshold(), e.verdict(), at);
            }
            case Event.Asked e -> askedHere.put(e.key(), e);
            case Event.Answered e -> answers.put(e.key(), e);
            case Event.Approved e ->
                approvals.computeIfAbsent(e.key(), k -> new ArrayList<>()).add(e);
            case Event.Lapsed e -> {
                lapsed.merge(e.key(), 1, Integer::sum);
                askedHere.remove(e.key());
            }
            case Event.StepEnded e -> {
                step(e.step()).end(e);
                if (e.ending() == Ending.PASSED && planned(e.step()).role() == PlannedStep.Role.UNDO) {
                    undone(e.step());
                }
            }
            case Event.Responded e -> responded(e);
            case Event.RollbackArmed e -> rollback.lastRetreat = LastRetreat.of(plan, start);
            case Event.RetreatTold e -> {}
            case Event.RollbackTriggered e -> forgetQuestion("rollback-decision");
            case Event.RollbackDecided e -> decided(e);
            case Event.RollbackStarted e -> {}
            case Event.RollbackEnded e -> stop = Optional.empty();
            case Event.Escalated e -> {}
            case Event.Told e -> {}
            case Event.NobodyLeft e -> {}
            case Event.Noted e -> {}
            case Event.StopChosen e -> {
                stop = Optional.of(e);
                breakOff();
            }
            case Event.ProcedureEnded e -> {
                procedure = Optional.of(e);
                end = at;
            }
            case Event.SignedOff e -> signed.add(e);
            case Event.RunEnded e -> ended = Optional.of(e);
        }
    }

    /** What an earlier process had at hand is gone. */
    private void resume(Event.Resumed event) {
        resumed = true;
        operator = event.operator();
        suspended = Optional.empty();
        askedHere.clear();
        resumedAfterEnd |= procedure.isPresent();
        nobodyLooked();
    }

    /** Nobody knows what happened in between: what has to last begins anew. */
    private void nobodyLooked() {
        levels.forget();
        watched.clear();
    }

    private void recorded(Event.Recorded event) {
        if (planned.containsKey(event.step())) {
            step(event.step()).round.recorded.add(event.name());
        } else {
            signOffRecords.put(event.name(), event.value());
        }
    }

    private Optional<String> thresholdOf(String step, int gate) {
        return planned(step).gates().get(gate).check() instanceof PlannedGate.Against against
                ? Optional.of(against.threshold())
                : Optional.empty();
    }

    private void judged(String threshold, Verdict verdict, Instant at) {
        ladders.judged(threshold, verdict);
        levels.judged(threshold, verdict, at);
        if (!verdict.reached().equals(Optional.of(Level.Kind.ROLLBACK))) {
            rollback.declined.remove(threshold);
        }
    }

    /** Whoever stops a run while it does what is done in any case means that, too. */
    private void breakOff() {
        planned.values().stream()
                .filter(s -> s.role() == PlannedStep.Role.ALWAYS)
                .map(s -> step(s.id()))
                .filter(s -> s.round.started.isPresent() && s.round.end.isEmpty())
                .forEach(s -> s.brokenOff = true);
    }

    private void undone(String undo) {
        planned.values().stream()
                .filter(s -> s.effects().wayBack() instanceof deployspec.plan.Effects.ByUndo by
                        && by.step().equals(Optional.of(undo)))
                .forEach(s -> step(s.id()).mayHaveRun = false);
    }

    private void responded(Event.Responded event) {
        var step = step(event.step());
        for (int gate = 0; gate < planned(event.step()).gates().size(); gate++) {
            thresholdOf(event.step(), gate).ifPresent(ladders::answer);
        }
        switch (event.resolution()) {
            case RETRY -> {
                step.round = new StepState.Round();
                forgetQuestion(event.step());
            }
            case STOP -> {
                step.round.response = Optional.of(event);
                if (!rollback.isUnderWay()) {
                    stopped = stopped.or(() -> Optional.of(event));
                } else if (isOfRollback(event.step())) {
                    rollback.stopped = rollback.stopped.or(() -> Optional.of(event));
                }
            }
            case SKIP, CONTINUE, ROLLBACK -> step.round.response = Optional.of(event);
        }
    }

    /** A failure that nothing was taken back for is asked about again. */
    private void decided(Event.RollbackDecided event) {
        rollback.trigger
                .filter(t -> !event.start() && t.trigger() == Event.Trigger.FAILURE)
                .ifPresent(t -> step(t.subject()).round.response = Optional.empty());
    }

    private void forgetQuestion(String key) {
        for (var map : List.of(askedHere, answers, approvals, lapsed)) {
            map.keySet().removeIf(k -> OpenQuestions.isAbout(key, k));
        }
    }
}
