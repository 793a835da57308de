package deployspec.render.github;

import deployspec.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What steps find as {@code SPEC_OUTCOME}: by which way the run has come to them.
 *
 * @param needs is told which job needs to know how which other one ended, by their ids
 */
record RunOutcome(Plan plan, List<Job> jobs, BiConsumer<String, String> needs) {
    /** What the run has come to when this job begins; nothing while it goes on. */
    YamlString before(Job job) {
        if (!job.block().isEmpty()) {
            return soFar(job);
        }
        return switch (job.after()) {
            case DONE -> YamlString.of("");
            case TROUBLE -> YamlString.of("rolled-back");
            case PREVIOUS -> goingOn(job);
            case BEGUN -> throw new IllegalStateException(job.id() + " has no block");
            case ANY -> YamlString.of(ended(job, job));
        };
    }

    /** What the first of those knows that follow one another here. */
    private YamlString goingOn(Job job) {
        var first = previous(job);
        while (first.filter(j -> j.after() == Job.After.PREVIOUS).isPresent()) {
            first = first.flatMap(this::previous);
        }
        return switch (first.map(Job::after).orElse(Job.After.DONE)) {
            case ANY -> YamlString.of(ended(job, first.orElseThrow()));
            case DONE, TROUBLE, PREVIOUS, BEGUN -> YamlString.of("rolled-back");
        };
    }

    /** What all before the first of them has come to. */
    private Expression ended(Job job, Job first) {
        var before = jobs.stream().takeWhile(j -> !j.equals(first)).toList();
        var forward = before.stream()
                .filter(j -> j.after() == Job.After.DONE)
                .map(Job::id)
                .toList();
        var back = before.stream()
                .filter(j -> j.block().isEmpty())
                .filter(j -> plan.rollbackSteps().contains(j.units().getFirst().step()))
                .map(Job::id)
                .toList();
        Stream.concat(forward.stream(), back.stream()).forEach(needed -> needs.accept(job.id(), needed));
        // Where nothing comes before it, nothing has failed.
        var done = forward.isEmpty()
                ? new Expression("'done'")
                : Expression.all(Expression.succeeded(forward).toList())
                        .then("done")
                        .or(new Expression("'stopped'"));
        return back.isEmpty()
                ? done
                : Expression.all(Expression.succeeded(back).toList())
                        .then("rolled-back")
                        .or(done);
    }

    /** What is done in any case sees how its block has ended; a decision that people have yet to make is none. */
    private YamlString soFar(Job always) {
        var block = always.block();
        var first = job(block.getFirst());
        var passed = Expression.all(Expression.succeeded(block).toList());
        var back = Expression.any(block.stream()
                .map(job -> Expression.jobOutput(job, "way").is("rollback"))
                .toList());
        var stopped = new Expression("'stopped'");
        return switch (first.after()) {
            case DONE ->
                YamlString.of(passed.then("done").or(back.then("rolled-back")).or(stopped));
            case TROUBLE, PREVIOUS -> YamlString.of(passed.then("rolled-back").or(stopped));
            case ANY ->
                YamlString.of(Expression.any(block.stream()
                                .map(job -> Expression.jobResult(job).isNot("success"))
                                .toList())
                        .then("stopped")
                        .or(ended(always, first)));
            case BEGUN -> YamlString.of("");
        };
    }

    private Optional<Job> previous(Job job) {
        return job.behind().stream().findFirst().map(this::job);
    }

    private Job job(String id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst().orElseThrow();
    }
}
