package deployspec.render.checklist;

import static deployspec.render.checklist.Block.bullet;

import deployspec.plan.Action;
import deployspec.plan.Condition;
import deployspec.plan.Confirmation;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedStep;
import deployspec.plan.Schedule;
import deployspec.prose.Conditions;
import deployspec.prose.Prose;
import deployspec.prose.Times;
import deployspec.prose.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By whom, where, when and on what condition something is done. */
record Circumstances(Wording wording) {
    /** The usual time that a person gets. */
    private static final Duration A_DAY = Duration.ofHours(24);

    /** {@code (T+60 to T+120, 30 minutes)} behind a title, with a space before it. */
    static String planned(Schedule schedule) {
        var planned = Stream.concat(
                        schedule.at().map(Times::window).stream(), schedule.takes().map(Times::duration).stream())
                .collect(Collectors.joining(", "));
        return planned.isEmpty() ? "" : " (" + planned + ")";
    }

    List<Block> of(PlannedBlock block) {
        var facts = new ArrayList<Block>();
        facts.addAll(common(block.owner(), block.environment(), block.when(), block.schedule()));
        switch (block.after()) {
            case DONE -> {}
            case ROLLED_BACK -> facts.add(bullet("Only after a rollback"));
            case ANY -> facts.add(bullet("Whichever way all before it ended"));
        }
        return facts;
    }

    List<Block> of(PlannedStep step) {
        var facts = new ArrayList<Block>();
        facts.addAll(common(step.owner(), step.environment(), step.when(), step.schedule()));
        step.confirm().filter(Circumstances::isAsked).ifPresent(confirm -> facts.add(bullet(confirmation(confirm))));
        step.actions().stream()
                .filter(a -> a.action() instanceof Action.AskOperator
                        && a.essential()
                        && !a.timeout().equals(A_DAY))
                .forEach(a -> facts.add(bullet("To be answered within " + Times.duration(a.timeout()))));
        return facts;
    }

    private List<Block> common(
            Optional<String> owner, Optional<String> environment, Optional<Condition> when, Schedule schedule) {
        var facts = new ArrayList<Block>();
        owner.ifPresent(o -> facts.add(bullet("Owner: " + wording.contact(o))));
        environment.ifPresent(e -> facts.add(bullet("In the environment " + e)));
        when.ifPresent(w -> {
            facts.add(bullet(Prose.of("Only if ").then(Conditions.clause(w, wording))));
            Conditions.scripts(w).forEach(s -> facts.addAll(new ActionBlocks(wording).script(s)));
        });
        if (schedule.hold()) {
            schedule.at().ifPresent(at -> facts.add(bullet("Not before " + Times.moment(at.from()))));
        }
        switch (schedule.late()) {
            case NOTE -> {}
            case ASK -> facts.add(bullet("If it ends late, ask what to do"));
            case ROLLBACK -> facts.add(bullet("If it ends late, roll back"));
        }
        return facts;
    }

    private Prose confirmation(Confirmation confirm) {
        var how = confirm.type()
                .map(word -> "Type " + wording.literal(word) + " before going on")
                .orElse("Confirm before going on");
        return Prose.of(how)
                .then(confirm.when()
                        .filter(w -> !(w instanceof Condition.Constant))
                        .map(w -> Prose.of(", if ").then(Conditions.clause(w, wording)))
                        .orElse(Prose.EMPTY));
    }

    private static boolean isAsked(Confirmation confirm) {
        return confirm.when().stream().allMatch(w -> !(w instanceof Condition.Constant constant) || constant.holds());
    }
}
