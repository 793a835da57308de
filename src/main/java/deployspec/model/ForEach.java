package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;

/**
 * A step unrolled, in order, one box for each iteration. Every iteration sets the same names.
 *
 * @param batches after how many iterations its gates are judged, growing to their number; empty = after each one
 */
public record ForEach(List<Iteration> iterations, List<Integer> batches, Span span) {
    public ForEach {
        iterations = List.copyOf(iterations);
        batches = List.copyOf(batches);
    }

    public record Iteration(Template title, List<Variable> variables, Span span) {
        public Iteration {
            variables = List.copyOf(variables);
        }
    }

    public record Variable(Located<String> name, Value value) {}
}
