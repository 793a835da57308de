package deployspec.execute;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people have been asked in a run, and nothing that happened since has settled. */
public final class OpenQuestions {
    private final Map<String, Open> open = new LinkedHashMap<>();

    /**
     * One of them, as it was asked first.
     *
     * @param seq of the entry with which it was: whoever answers names it, so that an answer never counts for another question
     *     of the same name
     */
    public record Open(long seq, Instant at, Event.Asked asked) {}

    public static OpenQuestions of(List<Entry> entries) {
        var questions = new OpenQuestions();
        entries.forEach(questions::add);
        return questions;
    }

    /** In the order in which they were asked. */
    public List<Open> all() {
        return List.copyOf(open.values());
    }

    /** Those that ask for somebody's consent, which may be given from anywhere. */
    public List<Open> approvals() {
        return open.values().stream().filter(o -> o.asked().isApproval()).toList();
    }

    /** Those about what failed and may be waived from anywhere. */
    public List<Open> waivable() {
        return open.values().stream().filter(o -> o.asked().takesWaiver()).toList();
    }

    /** Those that somebody can answer who does not carry out the run. */
    public List<Open> answeredElsewhere() {
        return open.values().stream()
                .filter(o -> o.asked().isApproval() || o.asked().takesWaiver())
                .toList();
    }

    public Optional<Open> named(String key) {
        return Optional.ofNullable(open.get(key));
    }

    void add(Entry entry) {
        switch (entry.event()) {
            case Event.Asked e -> open.putIfAbsent(e.key(), new Open(entry.seq(), entry.at(), e));
            case Event.Lapsed e -> open.remove(e.key());
            case Event.RunEnded e -> open.clear();
            default ->
                settledBy(entry.event()).ifPresent(subject -> open.keySet().removeIf(key -> isAbout(subject, key)));
        }
    }

    /** What an event leaves nothing to be asked about: a step, a block, or one question. */
    static Optional<String> settledBy(Event event) {
        return switch (event) {
            case Event.Answered e -> Optional.of(e.key());
            case Event.Captured e -> Optional.of(e.step() + "." + e.name());
            case Event.Recorded e -> Optional.of(e.step() + "." + e.name());
            case Event.StepStarted e -> Optional.of(e.step());
            case Event.BaselineRead e -> Optional.of(e.step());
            case Event.ActionStarted e -> Optional.of(e.step());
            case Event.ActionEnded e -> Optional.of(e.step());
            case Event.Settled e -> Optional.of(e.step());
            case Event.GateJudged e -> Optional.of(e.step());
            case Event.GateWaived e -> Optional.of(e.step());
            case Event.Sampled e -> Optional.of(e.step());
            case Event.Dismissed e -> Optional.of(e.step());
            case Event.StepEnded e -> Optional.of(e.step());
            case Event.Responded e -> Optional.of(e.step());
            case Event.BlockDecided e -> Optional.of(e.block());
            case Event.RollbackTriggered e -> Optional.of("rollback-decision");
            case Event.RollbackDecided e -> Optional.of("rollback-decision");
            case Event.SignedOff e -> e.by().contact().map(contact -> SignOffMoves.KEY + "." + contact);
            case Event.StopChosen e -> Optional.of("interrupt");
            default -> Optional.empty();
        };
    }

    static boolean isAbout(String subject, String key) {
        return key.equals(subject) || key.startsWith(subject + ".");
    }
}
