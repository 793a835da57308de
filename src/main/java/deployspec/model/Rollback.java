package deployspec.model;

import deployspec.diagnostic.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How to go back. */
public sealed interface Rollback {
    Span span();

    /**
     * The procedure, timed from R. Without items and sections it undoes all steps.
     *
     * @param judgements what a person may invoke at any prompt
     */
    record Procedure(
            Optional<Located<Duration>> budget,
            Decide decide,
            List<Template> judgements,
            List<BlockItem> items,
            List<Section> sections,
            Span span)
            implements Rollback {
        public Procedure {
            judgements = List.copyOf(judgements);
            items = List.copyOf(items);
            sections = List.copyOf(sections);
        }
    }

    /** There is no way back. */
    record Irreversible(Template reason, Span span) implements Rollback {}

    /** Who decides, when a trigger fires, that the rollback starts. */
    sealed interface Decide {}

    /** Nobody: it starts. */
    record Automatic() implements Decide {}

    /** The operator, however long it takes. */
    record ByOperator() implements Decide {}

    record ByContacts(List<Located<String>> by, Optional<Duration> within, Unanswered otherwise, Span span)
            implements Decide {
        public ByContacts {
            by = List.copyOf(by);
        }
    }

    /** What silence does. */
    enum Unanswered {
        START,
        WAIT
    }
}
