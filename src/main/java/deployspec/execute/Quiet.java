package deployspec.execute;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lets what runs come to its end, and breaks off what may be lost, before the run turns to something else. */
record Quiet(Situation situation) {
    private static final String ACTION = "action ";

    /** Empty once nothing runs. */
    Optional<Move> all() {
        return end(situation.desk().running.keySet().stream().toList());
    }

    /** The same, but no message is waited for or broken off: it takes its time, and what comes of it is recorded. */
    Optional<Move> butForMessages(String... spared) {
        return butForMessages(name -> Stream.of(spared).anyMatch(name::startsWith));
    }

    Optional<Move> butForMessages(Predicate<String> spared) {
        return end(situation.desk().running.keySet().stream()
                .filter(spared.or(this::isMessage).negate())
                .toList());
    }

    private static Optional<Move> end(List<String> busy) {
        return busy.stream()
                .filter(name -> !name.startsWith(ACTION))
                .findFirst()
                .<Move>map(Move.Cancel::new)
                .or(() -> busy.stream().findFirst().map(name -> Move.await("what runs comes to its end")));
    }

    /** A process that leaves lets its messages come to their end. */
    Optional<Move> messages() {
        return situation.desk().running.keySet().stream()
                .filter(this::isMessage)
                .findFirst()
                .map(name -> Move.await("a message is being sent"));
    }

    /** A secret is looked for in no time, and a message may need it. */
    private boolean isMessage(String name) {
        if (name.startsWith(ACTION)) {
            var parts = name.split(" ");
            var action = situation.state().planned(parts[1]).actions().get(Integer.parseInt(parts[2]));
            return !action.essential();
        }
        return name.startsWith(Delivery.NAME) || name.startsWith("secret ");
    }

    Optional<Move> questions(String spared) {
        return situation.desk().running.keySet().stream()
                .filter(name -> name.startsWith("ask ") && !name.equals(Questions.name(spared)))
                .findFirst()
                .map(Move.Cancel::new);
    }
}
