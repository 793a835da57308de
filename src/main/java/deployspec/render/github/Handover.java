package deployspec.render.github;

import deployspec.plan.PlannedSecret;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a step finds its values: in the workflow's inputs, in secrets, or in what an earlier step put out. Notes what each
 * job has to hand over for that.
 */
final class Handover {
    /** When what comes before a job had ended: each instant, or none where it was not carried out. */
    static final String SINCE = "SPEC_SINCE";

    private final Places places;
    private final RunOutcome run;
    private final List<Job> jobs;
    private final Set<String> inputs;
    private final Set<String> fixed;
    private final Set<String> secrets;
    /** Answers that a person finds when it comes to a rollback, long after the form was filled in. */
    private final Set<String> variables;

    private final Map<String, SequencedMap<String, Expression>> outputs = new TreeMap<>();
    private final Map<String, Set<String>> needs = new TreeMap<>();

    Handover(Places places, List<Job> jobs, DispatchInputs inputs) {
        this.places = places;
        this.jobs = jobs;
        this.run = new RunOutcome(
                places.plan(),
                jobs,
                (to, from) -> needs.computeIfAbsent(to, j -> new TreeSet<>()).add(from));
        this.inputs = inputs.asked().stream().map(DispatchInputs.Asked::name).collect(Collectors.toSet());
        this.fixed = inputs.fixed().keySet();
        this.variables = Units.answers(places.plan().rollbackSteps())
                .map(Question.Answer::name)
                .collect(Collectors.toSet());
        this.secrets = places.plan().secrets().stream().map(PlannedSecret::name).collect(Collectors.toSet());
    }

    /** The environment of a unit in a job, by name. */
    SequencedMap<String, YamlString> environment(Job job, Unit.Automatic unit) {
        var script = unit.script();
        var environment = new TreeMap<String, YamlString>();
        script.names().stream()
                .filter(name -> !script.outputs().contains(name))
                .forEach(name -> value(name, job, unit).ifPresent(v -> environment.put(name, v)));
        var here = new TreeMap<String, Text>();
        unit.step().values().forEach((name, value) -> {
            here.put(name, Text.literally(value));
            environment.put(name, YamlString.of(value));
        });
        script.texts()
                .forEach((name, text) ->
                        environment.put(name, YamlString.of(text.with(here), n -> expression(n, job))));
        script.secrets().forEach(name -> environment.put(name, YamlString.of(Expression.secret(name))));
        var secret = Stream.concat(environment.keySet().stream(), script.outputs().stream())
                .filter(places.secret()::contains)
                .collect(Collectors.joining(" "));
        if (!secret.isEmpty()) {
            environment.put("SPEC_SECRETS", YamlString.of(secret));
        }
        return environment;
    }

    /** Whether the conditions around a unit held. */
    Optional<Expression> applies(Job job, Unit unit) {
        var held = unit.guards().stream()
                .flatMap(guard -> producer(guard).stream())
                .map(place -> place.job().equals(job)
                        ? Expression.stepOutput(place.unit().id(), "applies")
                        : handedOver(
                                job,
                                place.job(),
                                place.unit().id() + "_applies",
                                Expression.stepOutput(place.unit().id(), "applies")))
                .map(applies -> applies.isNot("no"))
                .toList();
        return held.isEmpty() ? Optional.empty() : Optional.of(Expression.all(held));
    }

    /** What a job puts out, as far as others asked for it; asked for by the environments of all jobs. */
    SequencedMap<String, Expression> outputs(Job job) {
        return outputs.getOrDefault(job.id(), new TreeMap<>());
    }

    /** Jobs that a job takes values from. */
    Set<String> needs(Job job) {
        return needs.getOrDefault(job.id(), Set.of());
    }

    private Optional<YamlString> value(String name, Job job, Unit.Automatic unit) {
        var here = unit.step().values().get(name);
        if (here != null) {
            return Optional.of(YamlString.of(here));
        }
        return switch (name) {
            case "SPEC_STEP" -> Optional.of(YamlString.of(unit.step().id()));
            case "SPEC_ENVIRONMENT" ->
                Optional.of(YamlString.of(places.environment(unit.step()).orElse("")));
            case "SPEC_IDEMPOTENCY_KEY" ->
                Optional.of(YamlString.of(
                        new Text(List.of(
                                new Text.Reference("SPEC_RUN"),
                                new Text.Literal("-" + unit.step().id()))),
                        n -> RUN));
            case SINCE -> Optional.of(since(job));
            case "SPEC_OUTCOME" ->
                Optional.of(inputs.contains(name) ? YamlString.of(Expression.input(name)) : run.before(job));
            default -> Optional.of(YamlString.of(expression(name, job)));
        };
    }

    /** A run begins when its first job says so. */
    private YamlString since(Job job) {
        if (job.behind().isEmpty()) {
            return YamlString.of(Expression.jobOutput(Workflow.BEGIN, "t0"));
        }
        var parts = new ArrayList<Text.Part>();
        for (var before : job.behind()) {
            outputs.computeIfAbsent(before, j -> new TreeMap<>())
                    .put(Expression.ENDED, Expression.stepOutput(Expression.ENDED, "at"));
            parts.add(new Text.Literal(parts.isEmpty() ? "" : " "));
            parts.add(new Text.Reference(before));
        }
        return YamlString.of(new Text(parts), before -> Expression.jobOutput(before, Expression.ENDED));
    }

    private static final Expression RUN = new Expression("github.run_id");

    private Expression expression(String name, Job job) {
        if (inputs.contains(name)) {
            return Expression.input(name);
        }
        if (fixed.contains(name)) {
            return Expression.fixed(name);
        }
        if (secrets.contains(name)) {
            return Expression.secret(name);
        }
        if (variables.contains(name)) {
            return Expression.variable(name);
        }
        if (name.equals("SPEC_RUN")) {
            return RUN;
        }
        if (name.equals("SPEC_T0")) {
            return Expression.jobOutput(Workflow.BEGIN, "t0");
        }
        return name.startsWith("OUTCOME_") ? outcomeOf(name, job) : produced(name, job);
    }

    private Expression produced(String name, Job job) {
        return find(u -> u.script().outputs().contains(name))
                .map(place -> {
                    var output = Expression.stepOutput(place.unit().id(), name);
                    return place.job().equals(job) ? output : handedOver(job, place.job(), name, output);
                })
                .orElse(new Expression("''"));
    }

    /** The step's own parts and what stands inside it speak for it. A job that did not come so far speaks for all in it. */
    private Expression outcomeOf(String name, Job to) {
        var named = places.plan().allSteps().stream()
                .filter(step -> places.outcome(step.id()).equals(name))
                .findFirst()
                .orElseThrow();
        var outcomes = jobs.stream()
                .flatMap(job -> outcome(named, job).stream()
                        .map(outcome -> job.equals(to)
                                ? outcome
                                : handedOver(to, job, Units.id(named.number()) + "_outcome", outcome)
                                        .or(Expression.jobResult(job.id()))))
                .toList();
        return outcomes.isEmpty() ? byHand(named, to).orElse(new Expression("''")) : Expression.worst(outcomes);
    }

    private static Optional<Expression> outcome(PlannedStep step, Job job) {
        var own = parts(job, u -> u.step().equals(step));
        var inside = parts(
                job,
                u -> step.children().stream().flatMap(PlannedStep::allSteps).anyMatch(u.step()::equals));
        return own.isEmpty() && inside.isEmpty() ? Optional.empty() : Optional.of(Expression.outcome(own, inside));
    }

    private static List<String> parts(Job job, Predicate<Unit.Automatic> which) {
        return job.units().stream()
                .flatMap(u -> u instanceof Unit.Automatic automatic ? Stream.of(automatic) : Stream.empty())
                .filter(u -> !u.isGuard() && which.test(u))
                .map(Unit.Automatic::id)
                .toList();
    }

    private Optional<Expression> byHand(PlannedStep step, Job to) {
        return jobs.stream()
                .filter(job ->
                        job.units().stream().anyMatch(u -> step.allSteps().anyMatch(u.step()::equals)))
                .findFirst()
                .filter(job -> !job.equals(to))
                .map(job -> {
                    needs.computeIfAbsent(to.id(), j -> new TreeSet<>()).add(job.id());
                    return Expression.jobResult(job.id());
                });
    }

    private record Place(Job job, Unit.Automatic unit) {}

    private Expression handedOver(Job to, Job from, String name, Expression output) {
        outputs.computeIfAbsent(from.id(), j -> new TreeMap<>()).put(name, output);
        needs.computeIfAbsent(to.id(), j -> new TreeSet<>()).add(from.id());
        return Expression.jobOutput(from.id(), name);
    }

    private Optional<Place> producer(String guard) {
        return find(u -> u.id().equals(guard));
    }

    private Optional<Place> find(Predicate<Unit.Automatic> which) {
        return jobs.stream()
                .flatMap(job -> job.units().stream()
                        .flatMap(u -> u instanceof Unit.Automatic automatic && which.test(automatic)
                                ? Stream.of(new Place(job, automatic))
                                : Stream.empty()))
                .findFirst();
    }
}
