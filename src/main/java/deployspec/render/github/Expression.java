package deployspec.render.github;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An expression that GitHub evaluates; made of names of ours and of values, never of text. */
record Expression(String code) {
    /** The output of a job by which it is known that it began. */
    static final String BEGAN = "began";

    /** The step of a job that notes when it ended, and the job's output of it. */
    static final String ENDED = "ended";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    static Expression input(String name) {
        return new Expression("inputs." + checked(name));
    }

    /** A value that stands at the top of the workflow. */
    static Expression fixed(String name) {
        return new Expression("env." + checked(name));
    }

    /** A variable of the repository or of the environment: read when its job starts. */
    static Expression variable(String name) {
        return new Expression("vars." + checked(name));
    }

    static Expression secret(String name) {
        return new Expression("secrets." + checked(name));
    }

    static Expression stepOutput(String step, String output) {
        return new Expression("steps." + checked(step) + ".outputs." + checked(output));
    }

    static Expression jobOutput(String job, String output) {
        return new Expression("needs." + checked(job) + ".outputs." + checked(output));
    }

    static Expression jobResult(String job) {
        return new Expression("needs." + checked(job) + ".result");
    }

    /** Of each of these jobs, that it ended well. */
    static Stream<Expression> succeeded(List<String> jobs) {
        return jobs.stream().map(job -> jobResult(job).is("success"));
    }

    /** How a job ended that people release: where it did not begin, they refused it. */
    static Expression releasedResult(String job) {
        var notBegun = new Expression("!" + jobOutput(job, BEGAN).code);
        return all(List.of(jobResult(job).is("failure"), notBegun, new Expression("'refused'")))
                .or(jobResult(job));
    }

    /** Anything at all, once the job is on a machine. */
    static Expression began() {
        return new Expression("steps.ready.outcome");
    }

    /**
     * How a step ended, in its own word where it said one: its condition may have made it do nothing, and what did not pass may
     * have gone on all the same.
     *
     * @param own the parts of the step itself
     * @param inside what stands inside it; of these it matters whether one stopped it
     */
    static Expression outcome(List<String> own, List<String> inside) {
        var parts = new ArrayList<String>();
        own.stream().findFirst().ifPresent(o -> parts.add(step(o) + ".outputs.applies == 'no' && 'not-applicable'"));
        own.forEach(o -> parts.add(step(o) + ".outputs.ended"));
        inside.forEach(i -> parts.add(step(i) + ".outcome == 'failure' && 'failed'"));
        if (own.isEmpty()) {
            inside.forEach(i -> parts.add(step(i) + ".outcome == 'success' && 'success'"));
        }
        parts.add(step((own.isEmpty() ? inside : own).getLast()) + ".outcome");
        return new Expression(String.join(" || ", parts));
    }

    private static String step(String id) {
        return "steps." + checked(id);
    }

    /** The first of these that is not a success; else the last. */
    static Expression worst(List<Expression> outcomes) {
        var worse = outcomes.subList(0, outcomes.size() - 1).stream()
                .map(o -> new Expression("(" + o.code + ") != 'success' && (" + o.code + ")"));
        return new Expression(Stream.concat(worse, Stream.of(outcomes.getLast()))
                .map(Expression::code)
                .collect(Collectors.joining(" || ")));
    }

    /** @param word one of GitHub's, such as {@code failure} */
    Expression is(String word) {
        return new Expression(code + " == '" + checked(word) + "'");
    }

    Expression isNot(String word) {
        return new Expression(code + " != '" + checked(word) + "'");
    }

    /** That word where it holds. */
    Expression then(String word) {
        return new Expression(code + " && '" + checked(word) + "'");
    }

    Expression or(Expression other) {
        return new Expression(code + " || " + other.code);
    }

    /** Never, where there is none. */
    static Expression any(List<Expression> parts) {
        if (parts.isEmpty()) {
            return new Expression("false");
        }
        return new Expression(parts.stream().map(Expression::code).collect(Collectors.joining(" || ", "(", ")")));
    }

    static Expression all(List<Expression> parts) {
        return new Expression(parts.stream().map(Expression::code).collect(Collectors.joining(" && ")));
    }

    String braced() {
        return "${{ " + code + " }}";
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name in an expression: " + name);
        }
        return name;
    }
}
