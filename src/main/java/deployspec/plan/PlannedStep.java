package deployspec.plan;

import deployspec.value.Text;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the journal knows by name. It is carried out in this order: {@code when}, the planned start where it holds,
 * {@code confirm}, baselines, actions, captures, records, children, then the watch or the gates. A step with no action,
 * no children, no baseline and no gate does not exist: what a person does by hand is an action, too.
 *
 * @param id unique in the plan; in a loop the parent's id, a dot, and the iteration's
 * @param number its place, such as 8.1.2, A.1 or R3.1
 * @param environment whose values hold, where it is not the plan's
 * @param values what inputs are worth here because of that environment
 * @param records what a person writes down, kept in the journal and printed in the report
 * @param baselines thresholds whose baseline is read here, before the actions
 * @param children boxes of their own: checks, iterations of a loop, undo steps
 * @param watch stretches of sampling all the gates; empty = the gates are judged once (or polled)
 * @param gates judged in order, all must open
 * @param keep files for later steps, the rollback and the report, relative to the action's directory
 */
public record PlannedStep(
        String id,
        String number,
        Role role,
        Description description,
        Schedule schedule,
        Optional<String> owner,
        Optional<String> environment,
        SequencedMap<String, String> values,
        Optional<Condition> when,
        Optional<Confirmation> confirm,
        List<String> baselines,
        List<PlannedAction> actions,
        List<Capture> captures,
        List<Question.Answer> records,
        List<PlannedStep> children,
        List<Stretch> watch,
        List<PlannedGate> gates,
        OnFailure onFailure,
        Effects effects,
        List<Text> keep)
        implements Item.Numbered {
    /** Why the step stands in the plan. */
    public enum Role {
        /** An author wrote it as a step. */
        STEP,
        /** A box inside a step. */
        CHECK,
        /** One turn of a loop, or a batch of turns. */
        ITERATION,
        /** The gates before a block's first step. */
        ENTER,
        /** A phase's go or no-go. */
        APPROVAL,
        /** The gates after a block's last step. */
        LEAVE,
        /** Stands in the {@code always} of a block: done once at its end, however the block came to it. */
        ALWAYS,
        /** Takes back one step of the phases. */
        UNDO
    }

    public PlannedStep {
        values = Collections.unmodifiableSequencedMap(new TreeMap<>(values));
        baselines = List.copyOf(baselines);
        actions = List.copyOf(actions);
        captures = List.copyOf(captures);
        records = List.copyOf(records);
        children = List.copyOf(children);
        watch = List.copyOf(watch);
        gates = List.copyOf(gates);
        keep = List.copyOf(keep);
    }

    public Text title() {
        return description.title();
    }

    /** Whether a person has to do, answer or decide something before this step itself (not its children) can end. */
    public boolean needsPerson() {
        return confirm.isPresent()
                || !records.isEmpty()
                || actions.stream().anyMatch(a -> a.action() instanceof Action.AskOperator)
                || captures.stream().anyMatch(c -> c.origin() instanceof Capture.FromOperator);
    }

    /** What it asks people to agree to. */
    public Stream<Question.Approve> approvals() {
        return actions.stream()
                .flatMap(a -> a.action() instanceof Action.AskOperator ask
                                && ask.question() instanceof Question.Approve approve
                        ? Stream.of(approve)
                        : Stream.empty());
    }

    /** Whether its watch samples now more often, now less: in between, what is in warning is looked at as often as ever. */
    public boolean hasCloserStretch() {
        return watch.stream().map(Stretch::every).distinct().count() > 1;
    }

    @Override
    public List<PlannedStep> inside() {
        return children;
    }

    @Override
    public Stream<PlannedStep> allSteps() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(PlannedStep::allSteps));
    }
}
