package deployspec.execute;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Event.Cause;
import deployspec.execute.event.Verdict;
import deployspec.value.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All walks up the escalation in a run; the same events always give the same ones. */
final class Ladders {
    private final List<Ladder> ladders = new ArrayList<>();

    List<Ladder> all() {
        return List.copyOf(ladders);
    }

    /** One that is not answered, whether or not anybody is left to be told. */
    Optional<Ladder> open(Cause cause, String subject) {
        return ladders.stream()
                .filter(l -> !l.answered && l.subject.equals(subject))
                .filter(l -> (l.cause == Cause.LEVEL) == (cause == Cause.LEVEL))
                .findFirst();
    }

    void add(Entry entry) {
        switch (entry.event()) {
            case Event.Escalated e -> escalated(e, entry);
            case Event.Told e ->
                open(e.cause(), e.subject(), e.hop()).ifPresent(hop -> hop.told.putIfAbsent(e.channel(), e));
            case Event.NobodyLeft e -> open(e.cause(), e.subject()).ifPresent(l -> l.nobodyLeft = true);
            case Event.RollbackDecided e -> answerLevels();
            case Event.StopChosen e -> answerLevels();
            case Event.ProcedureEnded e -> answerLevels();
            case Event.RunEnded e -> ladders.forEach(l -> l.answered = true);
            default -> {}
        }
        OpenQuestions.settledBy(entry.event())
                .ifPresent(settled -> ladders.stream()
                        .filter(l -> l.cause != Cause.LEVEL && OpenQuestions.isAbout(settled, l.subject))
                        .forEach(l -> l.answered = true));
    }

    private void escalated(Event.Escalated event, Entry entry) {
        var ladder = open(event.cause(), event.subject())
                .filter(l -> event.hop() > 1)
                .orElseGet(() -> {
                    var before = ladders.stream()
                            .filter(l -> l.subject.equals(event.subject()))
                            .count();
                    var begun = new Ladder(event, (int) before + 1);
                    ladders.add(begun);
                    return begun;
                });
        ladder.hops.add(new Ladder.Hop(event, entry.at()));
    }

    /** The last of that number: a message may come to its end when what it was about is over. */
    private Optional<Ladder.Hop> open(Cause cause, String subject, int hop) {
        return ladders.reversed().stream()
                .filter(l -> l.cause == cause && l.subject.equals(subject))
                .flatMap(l -> l.hops.stream())
                .filter(h -> h.escalated.hop() == hop)
                .findFirst();
    }

    /** Whoever is told of a threshold need not be told any more once it is better, and that is known. */
    void judged(String threshold, Verdict verdict) {
        boolean known = verdict.result() != Verdict.Result.NO_DATA && verdict.result() != Verdict.Result.ERROR;
        boolean critical = verdict.meets().stream().anyMatch(kind -> kind.compareTo(Level.Kind.CRITICAL) >= 0);
        if (known && !critical) {
            answer(threshold);
        }
    }

    /** Somebody, or the plan, has said what becomes of it. */
    void answer(String threshold) {
        open(Cause.LEVEL, threshold).ifPresent(l -> l.answered = true);
    }

    private void answerLevels() {
        ladders.stream().filter(l -> l.cause == Cause.LEVEL).forEach(l -> l.answered = true);
    }
}
