package deployspec.plan;

import java.util.List;

/** Who signs at the end, whatever it was, and what is written down. */
public record SignOff(List<String> by, List<Question.Answer> records) {
    public SignOff {
        by = List.copyOf(by);
        records = List.copyOf(records);
    }
}
