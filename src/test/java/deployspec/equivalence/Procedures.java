package deployspec.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Makes procedures: phases and sections of steps with gates, conditions, captured values, retries, loops, checks, people and ways
 * back. Every script calls {@code work} or {@code look} under a name of its own.
 */
final class Procedures {
    private final SplittableRandom random;
    private final List<String> captured = new ArrayList<>();
    private final List<String> ending = new ArrayList<>();
    private final List<String> undoable = new ArrayList<>();
    private int made;

    private Procedures(long seed, long number) {
        // Neighbouring seeds would give related streams; the generator's own mixing parts them.
        this.random = new SplittableRandom(new SplittableRandom(seed).nextLong() + number * 0x9E3779B97F4A7C15L);
    }

    /** What stands behind a spec's title. */
    static String of(long seed, long number) {
        return new Procedures(seed, number).procedure();
    }

    private String procedure() {
        var text = new StringBuilder("""
                inputs: {MODE: {options: [fast, slow], default: %s}}
                contacts: {lead: {role: Lead, phone: "1"}}
                phases:
                """.formatted(of("fast", "slow")));
        int phases = 1 + random.nextInt(2);
        for (int phase = 1; phase <= phases; phase++) {
            text.append("  - phase: Phase %d%n".formatted(phase));
            if (once(3)) {
                text.append("    when: {value: MODE, is: [fast]}\n");
            }
            text.append("    steps:\n").append(steps(1 + random.nextInt(4)).indent(6));
            if (once(3)) {
                text.append("    sections:\n      - section: Section %d%n".formatted(phase));
                text.append("        steps:\n")
                        .append(steps(1 + random.nextInt(2)).indent(10));
                text.append(always(8));
            }
            text.append(always(4));
        }
        if (once(3)) {
            text.append("  - phase: Afterwards\n    after: %s%n    steps:%n".formatted(of("any", "rolled-back")))
                    .append("      - {step: Look back, id: back, read-only: true, run: work back}\n");
        }
        return text.append(rollback()).toString();
    }

    private String rollback() {
        if (undoable.isEmpty() || once(3)) {
            return "rollback: {decide: automatic}\n";
        }
        return """
                rollback:
                  decide: automatic
                  steps:
                    - {step: Say so, read-only: true, run: work say-so}
                  sections:
                    - section: Back
                      steps: [{step: Take it back, undo-steps: all}]
                """ + (once(2) ? "      always: [{step: Told, read-only: true, run: work told}]\n" : "");
    }

    /** Often nothing. */
    private String always(int indentation) {
        if (!once(3)) {
            return "";
        }
        var steps = new StringBuilder();
        for (int i = random.nextInt(2); i >= 0; i--) {
            int number = ++made;
            steps.append(once(2) ? change(number) : look(number));
        }
        return " ".repeat(indentation) + "always:\n" + steps.toString().indent(indentation + 2);
    }

    private String steps(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(step());
        }
        return text.toString();
    }

    private String step() {
        int number = ++made;
        var kinds = List.<Supplier<String>>of(
                () -> change(number),
                () -> change(number),
                () -> change(number),
                () -> look(number),
                () -> "- step: Judge %1$d\n  id: s%1$d\n  gates: [%2$s]\n%3$s"
                        .formatted(number, gate(number), failing()),
                () -> "- {step: By hand %1$d, id: s%1$d}%n".formatted(number),
                () -> "- step: Agree %1$d\n  id: s%1$d\n  approve: {by: [lead], question: May it go on?}%n"
                        .formatted(number),
                () -> "- note: Nothing is asked here.\n",
                () -> loop(number),
                () -> watch(number),
                () -> checked(number));
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private String change(int number) {
        undoable.add("s" + number);
        var text = new StringBuilder("- step: Change %1$d%n  id: s%1$d%n".formatted(number));
        if (once(4)) {
            text.append("  when: %s%n".formatted(condition()));
        }
        if (once(6)) {
            text.append("  confirm: true\n");
        }
        text.append("  run: work s%d %s%n".formatted(number, of("one", "two")));
        if (once(4)) {
            text.append("  retry: {attempts: 2, every: 10ms}\n");
        }
        if (once(3)) {
            text.append("  gates: [%s]%n".formatted(gate(number)));
        }
        if (once(4)) {
            text.append("  capture: {V%d: {read: {regex: \"^value=(.+)$\"}}}%n".formatted(number));
            captured.add("V" + number);
        }
        text.append(failing());
        ending.add("s" + number);
        return text.append("  undo: {run: work undo-s%d}%n".formatted(number)).toString();
    }

    private String look(int number) {
        return "- step: Look %1$d%n  id: s%1$d%n  read-only: true%n  run: work s%1$d%n%2$s"
                .formatted(number, failing());
    }

    /** Its pauses are over at once, because nothing sleeps for long on the stage. */
    private String watch(int number) {
        ending.add("s" + number);
        return """
                - step: Watch %1$d
                  id: s%1$d
                  watch: [{for: 3s, every: 1s}]
                  gates: [{title: Gate %1$d, target: "< 5", measure: {run: look gate-%1$d}%2$s}]
                """.formatted(number, of("", ", tolerate: 3")) + failing();
    }

    private String loop(int number) {
        ending.add("s" + number);
        undoable.add("s" + number);
        var batches = number % 2 == 0 ? "" : "  batch: [1, 100%%]\n  gates: [%s]\n".formatted(gate(number));
        return "- step: Each %1$d%n  id: s%1$d%n  for-each: {ITEM: [a, b]}%n%3$s  run: work s%1$d-$ITEM%n%2$s  undo: {run: work undo-s%1$d-$ITEM}%n"
                .formatted(number, failing(), batches);
    }

    private String checked(int number) {
        ending.add("s" + number);
        return """
                - step: Check %1$d
                  id: s%1$d
                  checks:
                    - {step: First %1$d, id: s%1$d-first, read-only: true, run: work s%1$d-first}
                    - {step: Second %1$d, id: s%1$d-second, gates: [%2$s]}
                """.formatted(number, gate(number));
    }

    private String gate(int number) {
        return "{title: Gate %1$d, target: \"< 5\", measure: {run: look gate-%1$d}}".formatted(number);
    }

    private String condition() {
        var choices = new ArrayList<>(List.of("{value: MODE, is: [fast]}", "{not: {value: MODE, is: [fast]}}"));
        captured.forEach(name -> choices.add("{value: %s, is: [one]}".formatted(name)));
        ending.forEach(step -> choices.add("{step: %s, outcome: [%s]}".formatted(step, of("passed", "failed"))));
        return choices.get(random.nextInt(choices.size()));
    }

    private String failing() {
        return switch (random.nextInt(5)) {
            case 0 -> "  on-failure: continue\n";
            case 1, 2 -> "  on-failure: rollback\n";
            default -> "";
        };
    }

    private boolean once(int times) {
        return random.nextInt(times) == 0;
    }

    private String of(String one, String other) {
        return once(2) ? one : other;
    }
}
