package deployspec.execute;

import deployspec.execute.event.Event;
import deployspec.execute.event.Verdict;
import deployspec.execute.event.Verdict.Evidence;
import deployspec.execute.judge.Answer;
import deployspec.execute.judge.Comparer;
import deployspec.execute.judge.Found;
import deployspec.execute.judge.Judge;
import deployspec.execute.judge.Reader;
import deployspec.execute.judge.Shown;
import deployspec.execute.port.Output;
import deployspec.execute.port.Prompt;
import deployspec.execute.port.Reply;
import deployspec.execute.port.Result;
import deployspec.plan.Action;
import deployspec.plan.Judgement;
import deployspec.plan.Measure;
import deployspec.plan.PlannedStep;
import deployspec.plan.PlannedThreshold;
import deployspec.value.Quantity;
import deployspec.value.Read;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes readings for one step. A look changes nothing and may be lost: it is simply taken again.
 *
 * @param outputOf what the step's own action wrote
 */
record Looks(Situation situation, PlannedStep step, java.util.function.Supplier<Output> outputOf) {
    private static final Pattern NAMES_AN_ERROR = Pattern.compile("error|fatal", Pattern.CASE_INSENSITIVE);

    /** What a look came to, before it is judged. {@code failure}: it could not be taken. */
    record Looked(Found found, Evidence evidence, Optional<String> failure) {}

    /** @param name of the look on the desk, and of the question where a person looks */
    Sought<Verdict> judge(PlannedThreshold threshold, String name, String key, Judge.Place place) {
        if (threshold.measure() instanceof Measure.Judged judged) {
            return judgement(judged.judgement(), key)
                    .then(reply -> new Sought.Got<>(Judge.judgement(
                            title(threshold),
                            judged.judgement(),
                            reply.word(),
                            said(judged.judgement(), reply),
                            situation.now())));
        }
        return baselineFirst(threshold, name)
                .then(none -> look(threshold.measure(), name, key))
                .then(looked -> new Sought.Got<>(verdict(threshold, looked, place)));
    }

    Verdict verdict(PlannedThreshold threshold, Looked looked, Judge.Place place) {
        var values = situation.values(step);
        var comparer = new Comparer(
                values::get, Optional.ofNullable(situation.state().baselines.get(threshold.id())));
        var judge = new Judge(
                threshold, title(threshold), comparer, situation.state().levels.since(threshold.id()));
        return looked.failure()
                .map(why -> judge.error(why, looked.evidence(), situation.now()))
                .orElseGet(() -> judge.judge(looked.found(), looked.evidence(), place, situation.now()));
    }

    private String title(PlannedThreshold threshold) {
        return threshold.inline() ? situation.values(step).shown(threshold.title()) : threshold.id();
    }

    /** Where no step of the plan has read it, a baseline is read when it is first compared with. */
    private Sought<Boolean> baselineFirst(PlannedThreshold threshold, String name) {
        boolean compared = threshold.levels().stream()
                .flatMap(l -> l.bound().quantities())
                .anyMatch(q -> q instanceof Quantity.Baseline);
        if (!compared
                || threshold.baseline().isEmpty()
                || situation.state().baselines.containsKey(threshold.id())) {
            return new Sought.Got<>(true);
        }
        return look(threshold.baseline().get(), name + " baseline", step.id() + "." + threshold.id() + ".baseline")
                .then(looked -> looked.found() instanceof Found.Value value
                                && looked.failure().isEmpty()
                        ? new Sought.Pending<>(Move.write(
                                List.of(new Event.BaselineRead(
                                        step.id(), threshold.id(), value.reading(), looked.evidence())),
                                name + " baseline"))
                        : new Sought.Got<>(true));
    }

    Sought<Looked> look(Measure measure, String name, String key) {
        return switch (measure) {
            case Measure.Probe probe -> probe(probe, name);
            case Measure.Output output -> new Sought.Got<>(output(output));
            case Measure.Typed typed -> typed(typed, key);
            case Measure.Judged judged ->
                judgement(judged.judgement(), key)
                        .then(reply -> new Sought.Got<>(new Looked(
                                Reader.find(
                                        Answer.of(reply.word()),
                                        new Read.Words(),
                                        deployspec.value.Unit.ONE,
                                        situation.now()),
                                said(judged.judgement(), reply),
                                Optional.empty())));
        };
    }

    private Sought<Looked> probe(Measure.Probe probe, String name) {
        int requests = probe.read() instanceof Read.Percentile percentile ? percentile.requests() : 1;
        return act(probe.action(), name, requests, probe.timeout())
                .then(result -> new Sought.Got<>(probed(probe, result)));
    }

    private Looked probed(Measure.Probe probe, Result result) {
        var evidence = evidence(probe);
        return switch (result) {
            case Result.ScriptEnded ended ->
                ended.exit() == 0
                        ? found(Answer.ofOutput(ended.output().out()), probe.read(), probe.unit(), evidence)
                        : failed("the script ended with exit code " + ended.exit() + tail(ended.output()), evidence);
            case Result.HttpAnswered answered -> http(answered, probe, evidence);
            case Result.TimedOut timedOut ->
                failed("it did not answer within " + deployspec.value.Durations.print(probe.timeout()), evidence);
            case Result.Failed failure -> failed(failure.why(), evidence);
            case Result.Cancelled cancelled -> failed("it was stopped", evidence);
            case Result.Lost lost -> failed("nobody knows what became of it", evidence);
            case Result.Replied r -> failed("it was not a measurement", evidence);
            case Result.SecretFound s -> failed("it was not a measurement", evidence);
            case Result.FilesKept f -> failed("it was not a measurement", evidence);
        };
    }

    /** Only a look at the status may find what is not a success. */
    private Looked http(Result.HttpAnswered answered, Measure.Probe probe, Evidence evidence) {
        var answer = Answer.of(answered);
        boolean success = answered.status() >= 200 && answered.status() < 300;
        if (!success && !(probe.read() instanceof Read.Status)) {
            return failed(
                    Reader.refusal(answered.status(), answered.body(), probe.read()), answeredWith(answer, evidence));
        }
        return found(answer, probe.read(), probe.unit(), evidence);
    }

    private Looked output(Measure.Output measure) {
        var output = outputOf.get();
        var text = text(output, measure.stream());
        return found(
                Answer.ofOutput(text),
                measure.read(),
                measure.unit(),
                new Evidence("the step's output", step.id(), ""));
    }

    static String text(Output output, Measure.Stream stream) {
        return switch (stream) {
            case OUT -> output.out();
            case ERR -> output.err();
            case BOTH -> output.out() + output.err();
        };
    }

    private Sought<Looked> typed(Measure.Typed typed, String key) {
        var question = situation.values(step).shown(typed.question());
        var questions = new Questions(situation);
        var prompt = questions.prompt(
                Prompt.Kind.READING,
                key,
                Optional.of(step),
                question.isEmpty()
                        ? "What is the reading of " + key.substring(key.lastIndexOf('.') + 1) + "?"
                        : question,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.of(new Prompt.Words(Optional.empty(), Optional.empty(), List.of(), false)),
                Optional.empty());
        return questions
                .ask(prompt, true)
                .then(reply -> new Sought.Got<>(found(
                        Answer.of(reply.word()),
                        new Read.Words(),
                        typed.unit(),
                        new Evidence(reply.who(), prompt.question(), ""))));
    }

    Sought<Reply> judgement(Judgement judgement, String key) {
        var questions = new Questions(situation);
        var prompt = questions.prompt(
                Prompt.Kind.JUDGE,
                key,
                step,
                situation.values(step).shown(judgement.question()),
                List.of(new Prompt.Choice("yes", "yes", false), new Prompt.Choice("no", "no", false)));
        return questions.ask(prompt, true);
    }

    private Evidence said(Judgement judgement, Reply reply) {
        return new Evidence(reply.who(), situation.values(step).shown(judgement.question()), reply.word());
    }

    /** The result of a read-only action, taken once and kept on the desk until it has been dealt with. */
    Sought<Result> act(Action action, String name, int requests, Duration timeout) {
        var result = situation.desk().result(name);
        if (result.isPresent()) {
            return new Sought.Got<>(result.get());
        }
        if (situation.desk().isRunning(name)) {
            return new Sought.Pending<>(Move.await("looks how it stands"));
        }
        return new SecretsAtHand(situation).need(action).then(missing -> {
            if (missing.isPresent()) {
                return new Sought.Got<>(new Result.Failed(missing.get()));
            }
            try {
                var values = situation.values(step);
                var task = switch (action) {
                    case Action.RunProcess run -> Tasks.script(run, Optional.empty(), values, timeout);
                    case Action.CallHttp call -> Tasks.http(call, Optional.empty(), values, requests, timeout);
                    case Action.AskOperator ask -> throw new IllegalArgumentException("a probe asks nobody");
                    case Action.Pause pause -> throw new IllegalArgumentException("a probe does not pause");
                };
                return new Sought.Pending<>(Move.begin(name, task));
            } catch (Values.Unknown e) {
                return new Sought.Got<>(new Result.Failed(String.valueOf(e.getMessage())));
            }
        });
    }

    private Looked found(Answer answer, Read read, deployspec.value.Unit unit, Evidence evidence) {
        var found = Reader.find(answer, read, unit, situation.now());
        return new Looked(found, answeredWith(answer, evidence), Optional.empty());
    }

    private static Evidence answeredWith(Answer answer, Evidence evidence) {
        var text =
                answer.text().isBlank() ? answer.status().map(s -> "HTTP " + s).orElse("") : answer.text();
        return new Evidence(evidence.source(), evidence.asked(), Shown.answer(text));
    }

    private static Looked failed(String why, Evidence evidence) {
        return new Looked(new Found.Nothing(why), evidence, Optional.of(why));
    }

    private Evidence evidence(Measure.Probe probe) {
        var values = situation.values(step);
        return switch (probe.action()) {
            case Action.RunProcess run ->
                new Evidence(run.interpreter().name(), run.script().strip(), "");
            case Action.CallHttp call -> {
                var url = values.shown(call.url());
                yield probe.query()
                        .map(q -> new Evidence("Prometheus", values.shown(q), ""))
                        .orElseGet(() -> new Evidence(host(url), call.method() + " " + url, ""));
            }
            case Action.AskOperator ask -> new Evidence("", "", "");
            case Action.Pause pause -> new Evidence("", "", "");
        };
    }

    private static String host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getAuthority()).orElse(url);
        } catch (IllegalArgumentException e) {
            return url;
        }
    }

    /** What a script said at last; programs that explain an error further say what it is before. */
    static String tail(Output output) {
        var text = output.err().isBlank() ? output.out() : output.err();
        var lines = text.lines().filter(l -> !l.isBlank()).toList();
        return lines.stream()
                .filter(l -> NAMES_AN_ERROR.matcher(l).find())
                .reduce((before, last) -> last)
                .or(() -> lines.stream().reduce((before, last) -> last))
                .map(l -> ": " + Shown.answer(l.strip()))
                .orElse("");
    }
}
