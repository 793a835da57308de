package deployspec.bash;

import java.util.List;

/**
 * An arithmetic expression: what stands in {@code $((…))}, {@code ((…))} or a part of {@code for ((…))}. Bash checks it only
 * when it gets there, and so its grammar is not checked here.
 *
 * @param parts the text and what is expanded in it
 * @param reads the variables that it names without a {@code $}, in order
 * @param sets those that it changes, with {@code =}, {@code +=} or {@code ++}; one changed by its own value is in both
 */
public record Calculation(List<Part> parts, List<Name> reads, List<Name> sets, int from, int to) implements Region {
    public Calculation {
        parts = List.copyOf(parts);
        reads = List.copyOf(reads);
        sets = List.copyOf(sets);
    }
}
