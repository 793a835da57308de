package deployspec.model;

import java.util.Optional;
import java.util.stream.Stream;

/** Where the answer comes from in which a reading is found. */
public sealed interface MeasureSource {
    record Run(Script script) implements MeasureSource {}

    record Http(HttpCall call) implements MeasureSource {}

    /** A query to a declared source. */
    record Query(Template query, Located<String> source) implements MeasureSource {}

    /** What the step that is judged wrote. */
    record Output(Stream stream) implements MeasureSource {}

    /** The operator reads it off somewhere; the question says where. */
    record Typed(Optional<Template> question) implements MeasureSource {}

    /** As the other threshold does; unit and reading are its. */
    record Same(Located<String> threshold) implements MeasureSource {}

    /** Which of a script's streams. */
    enum Stream {
        OUT,
        ERR,
        BOTH
    }
}
