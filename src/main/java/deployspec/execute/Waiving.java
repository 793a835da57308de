package deployspec.execute;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Verdict;
import deployspec.plan.Plan;
import deployspec.plan.PlannedBlock;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedRollback;
import deployspec.plan.PlannedStep;
import deployspec.plan.SignOff;
import deployspec.plan.Waiver;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** That a failure holds nothing up: of what, and who may decide it while a run is carried out. */
public final class Waiving {
    public static final String WORD = "waive";

    private Waiving() {}

    /** Names the question that takes it. */
    public static String key(String step) {
        return step + ".on-failure";
    }

    /**
     * Whoever owns the step or what is around it, decides about the rollback, signs off, or has waived one of its gates
     * already: each of them answers for more than one failure.
     */
    public static List<String> people(Plan plan, PlannedStep step) {
        var ids = new LinkedHashSet<String>();
        step.owner().ifPresent(ids::add);
        for (var item : plan.around(step.id())) {
            if (item instanceof PlannedBlock block) {
                block.owner().ifPresent(ids::add);
            }
        }
        step.gates().forEach(gate -> gate.waiver().map(Waiver::by).ifPresent(ids::add));
        plan.rollback()
                .map(PlannedRollback::decide)
                .filter(decide -> decide instanceof PlannedRollback.ByPeople)
                .ifPresent(decide ->
                        ids.addAll(((PlannedRollback.ByPeople) decide).approve().by()));
        plan.signOff().map(SignOff::by).ifPresent(ids::addAll);
        return plan.whoAnswersFor(List.copyOf(ids)).stream().map(c -> c.id()).toList();
    }

    /** A gate that failed, and by which name people call it. */
    public record Failed(int gate, String name) {}

    /** The one for which the step has failed; empty if it failed otherwise. */
    public static Optional<Failed> failedGate(Plan plan, List<Entry> entries, PlannedStep step) {
        return failedGate(RunState.of(plan, entries), step);
    }

    static Optional<Failed> failedGate(RunState state, PlannedStep step) {
        var round = state.step(step.id()).round;
        for (int i = 0; i < step.gates().size(); i++) {
            var looks = Optional.ofNullable(round.gates.get(i));
            boolean failed = looks.filter(l -> l.verdict().result() == Verdict.Result.FAIL)
                    .isPresent();
            if (step.watch().isEmpty() && failed && !round.waived.contains(i)) {
                PlannedGate gate = step.gates().get(i);
                return Optional.of(new Failed(i, GateMoves.name(i, gate, step)));
            }
        }
        return Optional.empty();
    }
}
