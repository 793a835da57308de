package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One journalled piece of the procedure. A manual step has the action {@link StepAction.None} and neither gates nor
 * baseline; with gates or a baseline alone the tool judges and no person is asked.
 *
 * @param checks boxes of their own, after the action and before the gates; they have no checks themselves
 * @param baseline the thresholds whose baseline this step reads
 * @param shows the thresholds whose levels are printed with the step
 * @param record what a person writes down when confirming
 * @param given what the use of its procedure sets, for this step and its checks
 */
public record Step(
        Id id,
        Template title,
        Optional<Template> about,
        List<Template> details,
        List<Step> checks,
        Optional<Located<String>> owner,
        Timing timing,
        Optional<Condition> when,
        Surroundings surroundings,
        Located<StepAction> action,
        Safety safety,
        List<Capture> captures,
        List<Template> keep,
        Optional<Expect> expect,
        Optional<Confirm> confirm,
        List<Located<String>> baseline,
        List<Gate> gates,
        OnFailure onFailure,
        Optional<Undo> undo,
        Optional<ForEach> forEach,
        List<Located<String>> shows,
        List<RecordField> record,
        List<ForEach.Variable> given,
        Span span)
        implements BlockItem {
    public Step {
        details = List.copyOf(details);
        checks = List.copyOf(checks);
        captures = List.copyOf(captures);
        keep = List.copyOf(keep);
        baseline = List.copyOf(baseline);
        gates = List.copyOf(gates);
        shows = List.copyOf(shows);
        record = List.copyOf(record);
        given = List.copyOf(given);
    }

    /**
     * By the place and the id alone: steps are looked up often, and all that is in one would be asked each time. The turns of a loop
     * and the uses of a procedure share their place.
     */
    @Override
    public int hashCode() {
        return 31 * span.hashCode() + id.hashCode();
    }

    @Override
    public Stream<Step> allSteps() {
        return Stream.concat(Stream.of(this), checks.stream());
    }

    /** The names that it sets for itself and its checks, by whatever means. */
    public Stream<Located<String>> names() {
        return Stream.of(
                        given.stream().map(ForEach.Variable::name),
                        surroundings.env().stream().map(Surroundings.Variable::name),
                        forEach.stream()
                                .flatMap(loop -> loop.iterations().stream())
                                .flatMap(turn -> turn.variables().stream())
                                .map(ForEach.Variable::name))
                .flatMap(names -> names);
    }

    /** Whether it changes anything: scripts and writing requests do, unless they promise not to. */
    public boolean changes() {
        return !safety.readOnly()
                && switch (action.value()) {
                    case StepAction.Run run -> true;
                    case StepAction.Http http -> http.call().changes();
                    case StepAction.None none -> false;
                    case StepAction.Notify notify -> false;
                    case StepAction.Approve approve -> false;
                    case StepAction.WaitFor wait -> false;
                    case StepAction.WaitUntil until -> false;
                    case StepAction.Watch watch -> false;
                    case StepAction.UndoAll all -> false;
                    case StepAction.UndoSteps undo -> false;
                };
    }
}
