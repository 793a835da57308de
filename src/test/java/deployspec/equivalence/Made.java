package deployspec.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What a procedure that is being made has so far, and the dice that decide about the rest. */
final class Made {
    private final SplittableRandom random;
    private int steps;
    private int parallels;

    /** Whether many hours may pass. */
    boolean slow;

    /** In front of every name: the branch, or nothing. */
    String branch = "";

    final List<String> commands = new ArrayList<>();
    final List<String> readings = new ArrayList<>();
    /** Readings that are looked at between samples, too. */
    final List<String> aside = new ArrayList<>();
    /** Readings of watches, whose clock all ways have in common. */
    final List<String> watched = new ArrayList<>();

    /** Readings whose level may call for a rollback. */
    final List<String> callingBack = new ArrayList<>();

    final List<String> thresholds = new ArrayList<>();
    final List<String> people = new ArrayList<>();
    /** Values that a person finds out, from the words one and two. */
    final List<String> choices = new ArrayList<>();

    final List<String> captured = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    final List<String> undoable = new ArrayList<>();
    /** Steps that the rollback has to have. */
    final List<String> waysBack = new ArrayList<>();

    Made(long seed, long number) {
        // Neighbouring numbers would give related streams; the generator's own mixing parts them.
        this.random =
                new SplittableRandom(new SplittableRandom(new SplittableRandom(seed).nextLong() + number).nextLong());
    }

    /** The next step's name. */
    String step() {
        return branch + "s" + ++steps;
    }

    int parallel() {
        return ++parallels;
    }

    String command(String name) {
        commands.add(name);
        return name;
    }

    String reading(String name) {
        readings.add(name);
        return name;
    }

    String aside(String name) {
        aside.add(name + Carried.ASIDE);
        return name + Carried.ASIDE;
    }

    /** Branches that a runbook carries out side by side each have a clock. */
    String watched(String name) {
        if (branch.isEmpty()) {
            watched.add(name);
        }
        return name;
    }

    boolean once(int times) {
        return random.nextInt(times) == 0;
    }

    int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String of(String... choices) {
        return of(List.of(choices));
    }
}
