package deployspec.equivalence;

import java.util.ArrayList;
import java.util.List;

/** Makes steps of every kind. Each has its name as its id, and what it calls has a name that begins with that. */
record Steps(Made made) {
    String some(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(one());
        }
        return text.toString();
    }

    /** For what is done in any case: nothing of it needs what an earlier step finds out, for that may not have run. */
    String inAnyCase(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            var name = made.step();
            text.append(step("Tidy", name))
                    .append("  run: work %s%n".formatted(made.command(name)))
                    .append(failing());
        }
        return text.toString();
    }

    private String one() {
        var name = made.step();
        return switch (made.upTo(19)) {
            case 1, 2, 3, 4 -> change(name);
            case 5 -> request(name);
            case 6 -> step("Look", name) + "  read-only: true\n  run: work " + made.command(name) + "\n" + failing();
            case 7, 8 -> step("Judge", name) + "  gates: [%s]\n%s%s".formatted(gate(name), waived(name), failing());
            case 9 -> byPeople(name, "  details: [Look at it]\n");
            case 10 -> byPeople(name, "  approve: {by: [%s], question: May it go on?}\n".formatted(person(name)));
            case 11 -> byPeople(name, "  gates: [%s]\n".formatted(new Gates(made).judged(name))) + failing();
            case 12 -> made.branch.isEmpty() ? choice(name) : change(name);
            case 13 -> loop(name);
            case 14 -> watch(name);
            case 15 -> checked(name);
            case 16 ->
                step("Wait", name)
                        + "  wait: %s\n".formatted(List.of("1s", "2s", "40m30s").get(made.upTo(3) - 1));
            case 17, 18 -> made.branch.isEmpty() ? called(name) : change(name);
            default -> "- note: Nothing is asked here.\n";
        };
    }

    private static String step(String title, String name) {
        return "- step: %s %s%n  id: %s%n".formatted(title, name, name);
    }

    private String gate(String name) {
        return new Gates(made).gate(name);
    }

    private String change(String name) {
        var text = new StringBuilder(step("Change", name));
        if (made.once(4)) {
            text.append("  when: ").append(condition()).append('\n');
        }
        if (made.once(8)) {
            text.append("  confirm: true\n");
        }
        var value = made.once(3) && !made.captured.isEmpty()
                ? "\"$" + made.of(made.captured) + "\""
                : made.of("one", "two");
        text.append("  run: work %s %s%n".formatted(made.command(name), value));
        if (made.once(5)) {
            text.append("  retry: {attempts: %d, every: 1s}%n".formatted(1 + made.upTo(2)));
        }
        if (made.once(8)) {
            text.append("  expect: {%s}%n"
                    .formatted(made.of("exit: [0, 1]", "output: {has: value}", "output: {lacks: none}")));
        }
        if (made.once(3)) {
            text.append("  gates: [%s]%n".formatted(gate(name)));
        }
        if (made.once(4)) {
            var value2 = "V" + name.replaceAll("[^0-9]", "");
            text.append("  capture: {%s: {read: {regex: \"^value=(.+)$\"}}}%n".formatted(value2));
            made.captured.add(value2);
        }
        text.append(failing()).append(wayBack(name));
        made.ended.add(name);
        return text.toString();
    }

    private String request(String name) {
        made.ended.add(name);
        return step("Ask", name)
                + "  http: {url: \"${SERVERS}/do/%s\", method: POST}%n".formatted(made.command(name))
                + failing()
                + wayBack(name);
    }

    private String wayBack(String name) {
        made.undoable.add(name);
        var undo = "undo-" + name;
        return switch (made.upTo(8)) {
            case 1 -> "  undo: {http: {url: \"${SERVERS}/do/%s\"}}%n".formatted(made.command(undo));
            case 2 -> "  undo: {run: work %s, gates: [%s]}%n".formatted(made.command(undo), gate(undo));
            case 3 -> {
                made.waysBack.add("{step: Bring %1$s back, id: back-%1$s, run: work %2$s}"
                        .formatted(name, made.command("back-" + name)));
                yield "  undone-by: back-%s%n".formatted(name);
            }
            case 4 -> "  irreversible: What is said is said\n";
            default -> "  undo: {run: work %s}%n".formatted(made.command(undo));
        };
    }

    /** Until a day that has not come, or has passed. */
    private String waived(String name) {
        return made.once(4)
                ? "  waive: {gate: gate-%s, by: lead, why: It is known, until: %s}\n"
                        .formatted(name, made.of("2026-01-20", "2026-01-19"))
                : "";
    }

    /** Whoever owns it is asked for nothing else. */
    private String byPeople(String name, String what) {
        return step("Decide", name) + "  owner: " + person(name) + "\n" + what;
    }

    private String person(String name) {
        if (!made.people.contains(name)) {
            made.people.add(name);
        }
        return "p-" + name;
    }

    private String choice(String name) {
        var value = "C" + name.replaceAll("[^0-9]", "");
        made.choices.add(value);
        made.captured.add(value);
        return step("Choose", name)
                + "  owner: %s%n  capture: {%s: {ask: Which?, options: [one, two]}}%n".formatted(person(name), value)
                + List.of("one", "two").stream()
                        .map(word ->
                                "- {step: Route %1$s %2$s, id: %2$s-%1$s, when: {value: %3$s, is: [%1$s]}, read-only: true, run: work %4$s}%n"
                                        .formatted(word, name, value, made.command(name + "-" + word)))
                        .reduce("", String::concat);
    }

    private String loop(String name) {
        made.ended.add(name);
        made.undoable.add(name);
        List.of("-a", "-b").forEach(item -> made.commands.add(name + item));
        List.of("-a", "-b").forEach(item -> made.commands.add("undo-" + name + item));
        return step("Each", name)
                + "  for-each: {ITEM: [a, b]}\n"
                + failing()
                + (made.once(2) ? "  batch: [1, 100%%]\n  gates: [%s]\n".formatted(gate(name)) : "")
                + "  run: work %1$s-$ITEM%n  undo: {run: work undo-%1$s-$ITEM}%n".formatted(name);
    }

    private String watch(String name) {
        made.ended.add(name);
        var gates = new Gates(made);
        return step("Watch", name)
                + (made.once(2)
                        ? "  watch: [%s]%n  gates: [%s]%n".formatted(ladder(), gates.laddered(name))
                        : "  watch: [%s]%n  gates: [%s]%n"
                                .formatted(
                                        made.of("{for: 3s, every: 1s}", "{for: 6s, every: 2s}"), gates.sampled(name)))
                + failing();
    }

    /** The longest ones take several jobs. */
    private String ladder() {
        return made.slow && made.once(3)
                ? made.of(
                        "{for: 4h, every: 2h}, {for: 3h, every: 1h}",
                        "{for: 1h, every: 30m}, {for: 2h, every: 1h}, {for: 6h, every: 3h}")
                : made.of(
                        "{for: 2s, every: 1s}, {for: 6s, every: 3s}",
                        "{for: 4s, every: 2s}, {for: 2s, every: 1s}",
                        "{for: 1s, every: 1s}, {for: 4s, every: 2s}, {for: 1m, every: 30s}");
    }

    /** A change that a level may call back: all ways look at it right behind. */
    private String called(String name) {
        boolean lasting = made.once(3);
        var reading = "after-" + name + Carried.ASIDE;
        made.callingBack.add(reading);
        made.thresholds.add("level-%1$s: {title: Level %1$s, %2$s}"
                .formatted(name, new Gates(made).callingBack(reading, lasting ? " for 1m" : "")));
        var looks = lasting
                ? "watch: [{for: 3m, every: 30s}]"
                : made.of("watch: [{for: 1m, every: 30s}]", "watch: [{for: 1m, every: 30s}, {for: 4m, every: 2m}]", "");
        var terms = looks.isEmpty() && made.once(2) ? ", within: 9s, every: 2s" : "";
        return change(name)
                + step("Look behind", name + "-look")
                + (looks.isEmpty() ? "" : "  %s%n".formatted(looks))
                + "  gates: [{threshold: level-%s%s}]%n".formatted(name, terms)
                + failing();
    }

    private String checked(String name) {
        made.ended.add(name);
        return step("Check", name)
                + "  checks:\n"
                + "    - {step: First %1$s, id: %1$s-first, read-only: true, run: work %2$s}%n"
                        .formatted(name, made.command(name + "-first"))
                + "    - {step: Second %1$s, id: %1$s-second, gates: [%2$s]}%n".formatted(name, gate(name));
    }

    String condition() {
        var choices = new ArrayList<>(List.of("{value: MODE, is: [fast]}", "{not: {value: MODE, is: [fast]}}"));
        made.captured.forEach(name -> choices.add("{value: %s, is: [one]}".formatted(name)));
        made.ended.forEach(step -> choices.add("{step: %s, outcome: [%s]}"
                .formatted(step, made.of("passed", "failed", "no-data", "error", "not-applicable"))));
        return made.of(choices);
    }

    private String failing() {
        return made.of(
                        "",
                        "",
                        "  on-failure: continue%n",
                        "  on-failure: rollback%n",
                        "  on-failure: rollback%n",
                        "  on-failure: ask%n",
                        "  on-failure: {failed: rollback, no-data: continue, error: stop}%n",
                        "  on-failure: {failed: continue, no-data: stop, error: rollback}%n")
                .formatted();
    }
}
