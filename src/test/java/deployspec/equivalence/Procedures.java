package deployspec.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes procedures: phases and sections of steps, branches, and ways back. */
final class Procedures {
    private final Made made;
    private final Steps steps;

    private Procedures(Made made) {
        this.made = made;
        this.steps = new Steps(made);
    }

    /**
     * @param spec what stands behind its title
     * @param environment that it is planned for
     * @param situations in which all its parts are carried out
     */
    record Procedure(String spec, Optional<String> environment, List<Situation> situations) {}

    static Procedure of(long seed, long number) {
        return new Procedures(new Made(seed, number)).procedure();
    }

    private Procedure procedure() {
        var windows = made.of("", "", "", "", "", "Tue 01:00..05:00 UTC", "Tue 02:02..05:00 UTC");
        made.slow = windows.isEmpty();
        var phases = phases();
        boolean byPeople = made.once(4);
        var rollback = rollback(byPeople);
        var spec = """
                inputs: {MODE: {options: [fast, slow], default: %s}, SERVERS: {default: "%s"}, ODD: {default: "a b&c=ü/*"}}
                sources: {metrics: {prometheus: "${SERVERS}"}}
                contacts: {lead: {role: Lead}%s}
                """.formatted(
                                made.of("fast", "slow"),
                                MadeStage.SERVERS,
                                made.people.stream()
                                        .map(name -> ", p-%1$s: {role: Person of %1$s}".formatted(name))
                                        .collect(Collectors.joining()))
                + (windows.isEmpty() ? "" : "environments: {live: {windows: [\"%s\"]}}%n".formatted(windows))
                + (made.thresholds.isEmpty()
                        ? ""
                        : "thresholds:\n" + String.join("\n", made.thresholds).indent(2))
                + "phases:\n" + phases + rollback;
        return new Procedure(spec, windows.isEmpty() ? Optional.empty() : Optional.of("live"), situations(byPeople));
    }

    private String phases() {
        var text = new StringBuilder();
        int phases = made.upTo(2);
        for (int phase = 1; phase <= phases; phase++) {
            text.append("  - phase: Phase %d%n".formatted(phase));
            if (made.once(4)) {
                text.append("    when: ").append(steps.condition()).append('\n');
            }
            text.append("    steps:\n").append(steps.some(made.upTo(4)).indent(6));
            if (made.once(3)) {
                text.append(parallel().indent(6));
            }
            if (made.once(3)) {
                text.append("    sections:\n      - section: Section %d%n".formatted(phase));
                text.append("        steps:\n").append(steps.some(made.upTo(2)).indent(10));
                text.append(always(8));
            }
            text.append(always(4));
        }
        if (made.once(3)) {
            text.append("  - phase: Afterwards\n    after: %s%n    steps:%n".formatted(made.of("any", "rolled-back")))
                    .append("      - {step: Look back, id: last, read-only: true, run: work last}\n");
        }
        return text.toString();
    }

    /** Often nothing. */
    private String always(int indentation) {
        return made.once(3)
                ? " ".repeat(indentation) + "always:\n"
                        + steps.inAnyCase(made.upTo(2)).indent(indentation + 2)
                : "";
    }

    /** What a branch finds out is known behind all of them. */
    private String parallel() {
        var captured = List.copyOf(made.captured);
        var ended = List.copyOf(made.ended);
        var found = new ArrayList<String>();
        var ends = new ArrayList<String>();
        var text = new StringBuilder("- parallel:\n");
        int parallel = made.parallel();
        for (int branch = 1; branch <= 2; branch++) {
            made.branch = "g%db%d-".formatted(parallel, branch);
            text.append("    - branch: Branch %d of %d%n      steps:%n".formatted(branch, parallel));
            text.append(steps.some(made.upTo(2)).indent(8));
            found.addAll(made.captured.subList(captured.size(), made.captured.size()));
            ends.addAll(made.ended.subList(ended.size(), made.ended.size()));
            made.captured.retainAll(captured);
            made.ended.retainAll(ended);
        }
        made.branch = "";
        made.captured.addAll(found);
        made.ended.addAll(ends);
        return text.toString();
    }

    private String rollback(boolean byPeople) {
        var decide = byPeople ? "{by: [lead], within: 5m, otherwise: start}" : "automatic";
        var text = new StringBuilder("rollback:\n  decide: %s%n".formatted(decide));
        if (made.waysBack.isEmpty() && (made.undoable.isEmpty() || made.once(3))) {
            return text.toString();
        }
        text.append(
                "  steps:\n    - {step: Say so, read-only: true, run: work %s}%n".formatted(made.command("say-so")));
        text.append("    - {step: Take it back, undo-steps: all}\n");
        made.waysBack.forEach(step -> text.append("    - ").append(step).append('\n'));
        return text.toString();
    }

    private List<Situation> situations(boolean byPeople) {
        var situations = new ArrayList<>(List.of(Situation.GREEN));
        var back = made.commands.stream()
                .filter(c -> c.startsWith("undo-") || c.startsWith("back-") || c.equals("say-so"))
                .toList();
        var forth = made.commands.stream().filter(c -> !back.contains(c)).toList();
        forth.forEach(name -> situations.add(
                Situation.with(name, made.of(List.of(Fault.BAD, Fault.BAD, Fault.BROKEN, Fault.EMPTY)))));
        made.readings.stream().filter(r -> !r.startsWith("undo-")).forEach(name -> {
            situations.add(Situation.with(name, Fault.BAD));
            situations.add(Situation.with(
                    name,
                    made.of(List.of(
                            Fault.FINE,
                            Fault.EMPTY,
                            Fault.BROKEN,
                            Fault.NOT_A_NUMBER,
                            Fault.TWO_READINGS,
                            Fault.STALE,
                            Fault.AT_FIRST))));
        });
        made.aside.forEach(name -> {
            situations.add(Situation.with(name, Fault.BAD));
            situations.add(
                    Situation.with(name, made.of(List.of(Fault.FINE, Fault.EMPTY, Fault.BROKEN, Fault.NOT_A_NUMBER))));
        });
        made.callingBack.forEach(name -> {
            situations.add(Situation.with(name, Fault.BAD));
            situations.add(Situation.with(name, made.of(List.of(Fault.FINE, Fault.EMPTY, Fault.BROKEN))));
            if (byPeople) {
                situations.add(new Situation(Map.of(name, Fault.BAD), Set.of(People.ROLLBACK), Map.of()));
            }
        });
        made.watched.forEach(name -> situations.add(
                Situation.with(name, made.of(List.of(Fault.WORSENING, Fault.EASING, Fault.FLICKERING)))));
        made.people.forEach(step -> situations.add(Situation.refusedAt(step)));
        made.choices.forEach(name -> situations.add(Situation.choosing(name, "two")));
        if (!forth.isEmpty() && !back.isEmpty()) {
            situations.add(Situation.with(made.of(forth), Fault.BAD).and(made.of(back), Fault.BAD));
        }
        if (byPeople && !forth.isEmpty()) {
            situations.add(new Situation(Map.of(made.of(forth), Fault.BAD), Set.of(People.ROLLBACK), Map.of()));
        }
        return situations.stream().distinct().toList();
    }
}
