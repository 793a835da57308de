package deployspec.model;

import deployspec.diagnostic.Span;
import java.util.List;

/** A step unrolled, in order, one box for each iteration. Every iteration sets the same names. */
public record ForEach(List<Iteration> iterations, Span span) {
    public ForEach {
        iterations = List.copyOf(iterations);
    }

    public record Iteration(Template title, List<Variable> variables, Span span) {
        public Iteration {
            variables = List.copyOf(variables);
        }
    }

    public record Variable(Located<String> name, Value value) {}
}
