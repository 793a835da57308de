package deployspec.lint.rules;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import deployspec.lint.SpecRule;
import deployspec.lint.Subject;
import deployspec.lint.uses.Written;
import deployspec.model.Located;
import deployspec.model.Measure;
import deployspec.value.Read;
import java.util.List;
import java.util.stream.Stream;

/** A percentile leaves at least one request out, because of fewer it is only the slowest one under a better name. */
public final class PercentilesHaveEnoughRequests implements SpecRule {
    @Override
    public Page page() {
        return new Page(
                "percentile-of-too-few",
                Severity.WARNING,
                "A percentile is taken of so few requests that it is simply the slowest one.",
                "One slow answer, such as the first one to a cold server, decides about the deployment.",
                "Ask often enough: `p90` needs 10 requests at the least, `p95` 20, `p99` 100; ten times as many tell more.");
    }

    @Override
    public List<Diagnostic> check(Subject subject) {
        return Written.thresholds(subject.spec())
                .flatMap(t -> Stream.concat(t.measure().stream(), t.baseline().stream()))
                .map(Measure::read)
                .flatMap(this::check)
                .toList();
    }

    private Stream<Diagnostic> check(Located<Read> read) {
        return read.value() instanceof Read.Percentile percentile && percentile.requests() < enough(percentile)
                ? Stream.of(page().at(read.span(), summary(percentile))
                        .withHelp("Write `requests: %d` at the least; %d tell more."
                                .formatted(enough(percentile), 10 * enough(percentile))))
                : Stream.empty();
    }

    private static String summary(Read.Percentile percentile) {
        return percentile.requests() == 1
                ? "the p%d of one request is that request".formatted(percentile.percent())
                : "the p%d of %d requests is the slowest of them"
                        .formatted(percentile.percent(), percentile.requests());
    }

    /** The smallest number of requests of which the nearest rank is not the last. */
    private static int enough(Read.Percentile percentile) {
        return Math.ceilDiv(100, 100 - percentile.percent());
    }
}
