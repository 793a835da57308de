package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Event.ActionOutcome;
import deployspec.execute.event.Verdict;
import deployspec.plan.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has become of one step so far. A retry begins a new round: only what is known for good outlives the old one. */
final class StepState {
    /** Counts through all rounds, so that no two attempts share a folder. */
    int attemptsEver;

    boolean mayHaveRun;
    boolean startedEver;
    /** A person has stopped the run while it was carried out. */
    boolean brokenOff;

    Round round = new Round();

    static final class Round {
        Optional<Instant> started = Optional.empty();
        final Map<Integer, List<Tried>> actions = new HashMap<>();
        final Set<String> captured = new HashSet<>();
        final Set<String> recorded = new HashSet<>();
        final Set<String> baselines = new HashSet<>();
        boolean filesKept;
        final Map<Integer, Looks> gates = new HashMap<>();
        final Set<Integer> waived = new HashSet<>();
        Optional<Instant> watchStarted = Optional.empty();
        final Map<Integer, Map<Integer, Verdict>> samples = new HashMap<>();
        final Set<Integer> dismissed = new HashSet<>();
        Optional<Event.StepEnded> end = Optional.empty();
        Optional<Event.Responded> response = Optional.empty();
    }

    /** One attempt at an action. */
    static final class Tried {
        final int attempt;
        final String cookie;
        final Instant startedAt;
        Optional<Event.ActionEnded> end = Optional.empty();
        Instant endedAt = Instant.EPOCH;
        Optional<Event.Settled> settled = Optional.empty();

        Tried(int attempt, String cookie, Instant startedAt) {
            this.attempt = attempt;
            this.cookie = cookie;
            this.startedAt = startedAt;
        }

        boolean passed() {
            return settled.map(s -> s.settlement() == Event.Settlement.DONE)
                    .orElseGet(() ->
                            end.filter(e -> e.outcome() == ActionOutcome.PASSED).isPresent());
        }
    }

    /** How often a gate was looked at, and how it looked last. */
    record Looks(Instant first, Instant last, Verdict verdict) {}

    /** Whether it has ended so that later steps may start, by itself or by a waiver. */
    boolean opens() {
        return round.end.filter(e -> e.ending().opens()).isPresent()
                || round.response
                        .filter(r -> r.resolution() == Event.Resolution.CONTINUE)
                        .isPresent();
    }

    /** Whether it has ended so that nothing later may start, and nobody has decided otherwise. */
    boolean bars() {
        return round.end.isPresent() && !opens();
    }

    /** Whether anything of it has come to pass: it was begun, or it could not be said whether it applies. */
    boolean hasBegun() {
        return startedEver || bars();
    }

    /** Whether it has ended the run, or was ended with it: nobody goes on with it. */
    boolean isOver() {
        return brokenOff
                || round.response
                        .filter(r ->
                                r.resolution() == Event.Resolution.STOP || r.resolution() == Event.Resolution.ROLLBACK)
                        .isPresent();
    }

    Optional<Ending> ending() {
        return round.end.map(Event.StepEnded::ending);
    }

    List<Tried> tries(int action) {
        return round.actions.getOrDefault(action, List.of());
    }

    Optional<Tried> lastTry(int action) {
        var tries = tries(action);
        return tries.isEmpty() ? Optional.empty() : Optional.of(tries.getLast());
    }

    Tried tried(int action, int attempt) {
        return tries(action).stream()
                .filter(t -> t.attempt == attempt)
                .findFirst()
                .orElseThrow();
    }

    void start(Tried tried, int action) {
        attemptsEver = Math.max(attemptsEver, tried.attempt);
        mayHaveRun = true;
        round.actions.computeIfAbsent(action, a -> new ArrayList<>()).add(tried);
    }

    void end(Event.StepEnded event) {
        boolean openTry =
                round.actions.values().stream().anyMatch(t -> t.getLast().end.isEmpty());
        if (event.ending() == Ending.SKIPPED && openTry) {
            mayHaveRun = false;
        }
        round.end = Optional.of(event);
    }
}
