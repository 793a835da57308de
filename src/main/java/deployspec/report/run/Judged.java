package deployspec.report.run;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Verdict;
import deployspec.report.run.RunStory.StepStory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One judgement of one gate.
 *
 * @param gate its index in the step
 * @param sample which of how many, in a watch
 */
record Judged(Instant at, int gate, String title, Optional<String> sample, Verdict verdict) {
    /** In the order in which they were made. */
    static List<Judged> of(StepStory step) {
        return step.entries().stream().flatMap(Judged::of).toList();
    }

    private static Stream<Judged> of(Entry entry) {
        return switch (entry.event()) {
            case Event.GateJudged e ->
                Stream.of(new Judged(entry.at(), e.gate(), e.title(), Optional.empty(), e.verdict()));
            case Event.Sampled e ->
                Stream.of(new Judged(
                        entry.at(),
                        e.gate(),
                        e.title(),
                        Optional.of("sample %d of %d".formatted(e.sample(), e.of())),
                        e.verdict()));
            default -> Stream.of();
        };
    }

    /** {@code no-data} and the like. */
    String word() {
        return word(verdict.result());
    }

    static String word(Verdict.Result result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
