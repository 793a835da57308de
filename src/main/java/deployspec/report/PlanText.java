package deployspec.report;

import deployspec.plan.Effects;
import deployspec.plan.Item;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.prose.Approvals;
import deployspec.prose.ChangeWindowWords;
import deployspec.prose.Conditions;
import deployspec.prose.Levels;
import deployspec.prose.Times;
import deployspec.prose.Waivers;
import deployspec.prose.Wording;
import deployspec.value.Level;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan as a person wants to see it before a deployment: every step in order with its number, window and owner, who acts,
 * what changes something and how that is taken back, and what must hold.
 */
public final class PlanText {
    private static final int NUMBER = 8;

    private final int width;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    /** @param width columns to write in */
    public PlanText(int width, boolean coloured) {
        this.width = width;
        this.style = new Style(coloured);
    }

    /** @param digest names the plan */
    public String show(Plan plan, String digest) {
        var wording = Wording.of(plan);
        head(plan, digest, wording);
        plan.phases().forEach(phase -> item(phase, 0, wording));
        plan.rollback().ifPresent(rollback -> rollback(rollback, wording));
        plan.signOff().ifPresent(signOff -> {
            line(
                    0,
                    "\n" + style.strong("Sign-off") + "  "
                            + signOff.by().stream().map(wording::contact).collect(Collectors.joining(", ")));
        });
        return text.toString();
    }

    private void head(Plan plan, String digest, Wording wording) {
        var steps = leaves(plan.steps());
        long people = steps.stream().filter(PlannedStep::needsPerson).count();
        long changing = steps.stream().filter(s -> s.effects().changing()).count();
        line(
                0,
                style.strong(wording.plain(plan.head().title()))
                        + plan.head().version().map(v -> " " + v).orElse("")
                        + plan.environment().map(e -> ", " + e.name()).orElse(""));
        line(
                0,
                style.quiet(
                        "plan " + digest.substring(0, 16) + " of " + plan.head().spec()));
        line(
                0,
                "%d steps: %d automatic, %d by people; %d change something"
                        .formatted(steps.size(), steps.size() - people, people, changing));
        plan.windows().forEach(w -> wrapped(0, "", "Change windows: " + ChangeWindowWords.rule(w)));
        line(0, style.quiet("auto = the tool does it, hand = a person does or decides it, * = changes something"));
    }

    /** A step whose children do the work is no step of its own in a count. */
    private static List<PlannedStep> leaves(List<PlannedStep> steps) {
        return steps.stream()
                .filter(s -> s.children().isEmpty()
                        || !s.actions().isEmpty()
                        || !s.gates().isEmpty())
                .toList();
    }

    private void item(Item item, int depth, Wording wording) {
        switch (item) {
            case PlannedBlock block -> block(block, depth, wording);
            case PlannedStep step -> step(step, depth, wording.in(step));
            case Item.Parallel parallel -> {
                text.append('\n');
                line(depth, style.quiet("side by side, until all have ended:"));
                parallel.branches().forEach(branch -> block(branch, depth + 1, wording));
                text.append('\n');
            }
            case Item.Note note -> wrapped(depth, "", style.quiet(wording.plain(note.text())));
        }
    }

    private void block(PlannedBlock block, int depth, Wording wording) {
        text.append('\n');
        var when = block.schedule().at().map(w -> "  (" + Times.window(w) + ")").orElse("");
        var owner = block.owner().map(o -> "  " + wording.contact(o)).orElse("");
        line(depth, style.strong(block.number() + "  " + wording.plain(block.title())) + style.quiet(when + owner));
        block.when()
                .ifPresent(c -> wrapped(
                        depth,
                        "",
                        style.quiet("only if " + Conditions.clause(c, wording).text())));
        block.ordinary().forEach(i -> item(i, depth + 1, wording));
        if (!block.always().isEmpty()) {
            line(depth + 1, style.quiet("in any case, however it ends:"));
            block.always().forEach(step -> step(step, depth + 1, wording.in(step)));
        }
    }

    private void step(PlannedStep step, int depth, Wording wording) {
        var who = who(step);
        var changes = step.effects().changing() ? style.bad("*") : " ";
        var title = wording.plain(step.title());
        var aside = aside(step, wording);
        var head = "%s%-" + NUMBER + "s %s%s ";
        var start = head.formatted("  ".repeat(depth), step.number(), who, changes);
        int used = 2 * depth + NUMBER + 7;
        var lines = Wrap.of(title + (aside.isEmpty() ? "" : "  " + aside), width - used);
        text.append(start).append(lines.getFirst()).append('\n');
        lines.stream()
                .skip(1)
                .forEach(l -> text.append(" ".repeat(used)).append(l).append('\n'));
        step.when()
                .ifPresent(c ->
                        below(used, "only if " + Conditions.clause(c, wording).text()));
        step.watch().forEach(s -> below(used, "watch " + Times.duration(s.lasting()) + " " + Times.every(s.every())));
        step.gates().forEach(g -> {
            below(used, "must hold: " + gate(g, wording));
            g.waiver()
                    .ifPresent(w -> below(used, "  " + Waivers.prose(w, wording).plain()));
        });
        wayBack(step, wording, used);
        step.children().forEach(child -> step(child, depth + 1, wording.in(child)));
    }

    /** A step that only holds others is nobody's. */
    private String who(PlannedStep step) {
        boolean onlyHolds = step.actions().isEmpty()
                && step.gates().isEmpty()
                && step.baselines().isEmpty();
        return step.needsPerson() ? style.doubtful("hand") : onlyHolds ? "    " : "auto";
    }

    private static String aside(PlannedStep step, Wording wording) {
        var when = step.schedule().at().map(w -> "(" + Times.window(w) + ")").orElse("");
        var owner = step.owner().map(wording::contact).orElse("");
        return (when + " " + owner).strip();
    }

    private static String gate(PlannedGate gate, Wording wording) {
        var within = gate.within().map(w -> ", within " + Times.duration(w)).orElse("");
        return switch (gate.check()) {
            case PlannedGate.Against against -> {
                var threshold = wording.plan().threshold(against.threshold());
                var bound = threshold
                        .level(Level.Kind.TARGET)
                        .map(l -> ": " + Levels.level(l, wording).text())
                        .orElse("");
                var accepted = threshold
                        .level(Level.Kind.ACCEPTABLE)
                        .map(l -> " (acceptable " + Levels.level(l, wording).text() + ")")
                        .orElse("");
                yield wording.plain(gate.title()) + bound + accepted + within;
            }
            case PlannedGate.Holds holds -> {
                var title = wording.plain(gate.title());
                yield (title.isEmpty()
                                ? Conditions.clause(holds.condition(), wording).text()
                                : title)
                        + within;
            }
        };
    }

    private void wayBack(PlannedStep step, Wording wording, int used) {
        switch (step.effects().wayBack()) {
            case Effects.ByUndo undo -> undo.step().ifPresent(s -> below(used, "taken back by " + wording.step(s)));
            case Effects.ByStep by -> below(used, "taken back by " + wording.step(by.step()));
            case Effects.Irreversible irreversible ->
                below(used, "cannot be taken back: " + wording.plain(irreversible.reason()));
            case Effects.Nothing() -> {}
        }
    }

    private void rollback(PlannedRollback rollback, Wording wording) {
        text.append('\n');
        var budget = rollback.budget()
                .map(b -> "  (budget " + Times.duration(b) + ")")
                .orElse("");
        line(0, style.strong("Rollback") + style.quiet(budget));
        rollback.irreversible().ifPresent(why -> wrapped(1, "", "There is no way back: " + wording.plain(why)));
        switch (rollback.decide()) {
            case PlannedRollback.Automatic() -> wrapped(1, "", "Starts by itself when a trigger fires.");
            case PlannedRollback.ByPeople by ->
                wrapped(1, "", "Decided by " + Approvals.sentence(by.approve(), wording) + ".");
        }
        rollback.triggers()
                .forEach(t -> wrapped(
                        1,
                        "",
                        "Trigger: " + wording.threshold(t) + " "
                                + wording.plan()
                                        .threshold(t)
                                        .level(Level.Kind.ROLLBACK)
                                        .map(l -> Levels.level(l, wording).text())
                                        .orElse("")));
        rollback.judgements().forEach(j -> wrapped(1, "", "A person may judge: " + wording.plain(j)));
        rollback.items().forEach(i -> item(i, 1, wording));
    }

    private void below(int used, String words) {
        Wrap.of(words, width - used - 2)
                .forEach(l ->
                        text.append(" ".repeat(used + 2)).append(style.quiet(l)).append('\n'));
    }

    private void wrapped(int depth, String lead, String words) {
        Wrap.of(lead + words, width - 2 * depth).forEach(l -> line(depth, l));
    }

    private void line(int depth, String words) {
        text.append("  ".repeat(depth)).append(words).append('\n');
    }
}
