package deployspec.render.pipeline;

import deployspec.plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns between two cuts; people's come first.
 *
 * @param turns to which more are added until the next cut
 */
record Cut(Group group, List<Turn> turns) {
    static Cut open(Group group) {
        return new Cut(group, new ArrayList<>());
    }

    /** Whether this turn needs no release of its own: one person releases a part once, with one answer to a question. */
    boolean takes(Turn turn) {
        return switch (turn) {
            case Turn.Works works -> true;
            case Turn.Asks asks ->
                turns.stream()
                                .allMatch(t -> t instanceof Turn.Asks other
                                        && other.by().equals(asks.by()))
                        && asks.answers().stream().noneMatch(this::isTaken);
        };
    }

    private boolean isTaken(Answer answer) {
        return asked().flatMap(a -> a.answers().stream())
                .anyMatch(a -> a.key().equals(answer.key()) && !(a instanceof Answer.Given && a.equals(answer)));
    }

    Stream<Turn.Asks> asked() {
        return turns.stream().flatMap(t -> t instanceof Turn.Asks asks ? Stream.of(asks) : Stream.empty());
    }

    /** In which the runbook acts or measures. */
    List<PlannedStep> worked() {
        return turns.stream()
                .filter(t -> t instanceof Turn.Works)
                .map(Turn::step)
                .distinct()
                .toList();
    }

    Optional<Release> release() {
        return asked().findFirst().map(first -> {
            var what = asked().map(Turn.Asks::what).distinct().toList();
            var answers = asked().flatMap(a -> a.answers().stream()).distinct().toList();
            return new Release(first.by(), what, answers);
        });
    }
}
