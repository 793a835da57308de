package deployspec.plan;

import deployspec.value.Read;
import deployspec.value.Text;
import deployspec.value.Unit;
import java.time.Duration;
import java.util.Optional;

/** How one reading is taken. */
public sealed interface Measure {
    /**
     * Act, then look into the answer. The action changes nothing; a script that does not exit 0 is an error.
     *
     * @param unit of a bare number in the answer
     * @param query what a person recognises the measure by where the action hides it, such as a PromQL query
     */
    record Probe(Action action, Read read, Unit unit, Duration timeout, Optional<Text> query) implements Measure {}

    /** Look into what the step's own action wrote. */
    record Output(Stream stream, Read read, Unit unit) implements Measure {}

    /** A person reads it somewhere and types it; a bare number has this unit. */
    record Typed(Text question, Unit unit) implements Measure {}

    /** A person judges: only the good answer passes. */
    record Judged(Judgement judgement) implements Measure {}

    enum Stream {
        OUT,
        ERR,
        BOTH
    }
}
