package deployspec.report;

import static java.util.stream.Collectors.joining;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Severity;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** How many findings there are of each severity. */
public record Tally(Map<Severity, Integer> numbers) {
    public Tally {
        numbers = Map.copyOf(numbers);
    }

    public static Tally of(Stream<Diagnostic> diagnostics) {
        var numbers = new EnumMap<Severity, Integer>(Severity.class);
        diagnostics.forEach(diagnostic -> numbers.merge(diagnostic.severity(), 1, Integer::sum));
        return new Tally(numbers);
    }

    public int of(Severity severity) {
        return numbers.getOrDefault(severity, 0);
    }

    /** {@code 1 error, 2 warnings}, the worst first; {@code no findings} where there are none. */
    public String words() {
        return numbers.isEmpty()
                ? "no findings"
                : Stream.of(Severity.values())
                        .filter(numbers::containsKey)
                        .map(severity -> of(severity) + " " + severity.word() + (of(severity) == 1 ? "" : "s"))
                        .collect(joining(", "));
    }
}
