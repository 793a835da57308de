package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;

/** Who signs at the end, whatever the outcome, and what is recorded. */
public record SignOff(List<Located<String>> by, List<RecordField> record, Span span) {
    public SignOff {
        by = List.copyOf(by);
        record = List.copyOf(record);
    }
}
