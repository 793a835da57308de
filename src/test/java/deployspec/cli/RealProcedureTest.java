package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.Answers;
import deployspec.execute.Executor;
import deployspec.execute.Options;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.port.Progress;
import deployspec.execute.port.Result;
import deployspec.plan.Action;
import deployspec.plan.Capture;
import deployspec.plan.Measure;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.plan.PlannedGate;
import deployspec.plan.PlannedStep;
import deployspec.plan.Question;
import deployspec.world.DiskJournal;
import deployspec.world.RehearsalWorld;
import deployspec.world.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real procedure from T-7d to the signatures, on a virtual clock: its scripts run, with stand-ins for the commands that they
 * call; servers and people are played.
 */
final class RealProcedureTest {
    private static final Path SPEC = Path.of("specs/story-portal-v2.yaml");
    private static final Path STAND_INS = Path.of("src/test/resources/stand-ins");
    private static final Instant T = Instant.parse("2026-01-20T02:00:00Z");
    private static final Instant BEGIN = T.minus(Duration.ofDays(7));

    @TempDir
    private Path folder;

    private Path commands;
    private Plan plan;

    @BeforeEach
    void prepare() throws IOException {
        commands = folder.resolve("stand-ins");
        try (var files = Files.walk(STAND_INS)) {
            for (var file : files.toList()) {
                var copy = commands.resolve(STAND_INS.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                copy.toFile().setExecutable(true);
            }
        }
        plan = Planner.plan(Checker.check(SPEC), Optional.of("production"));
    }

    @Test
    void isGreenToTheEnd() {
        var entries = run(at -> 0.0004, 0);
        Approvals.verify(story(entries));
    }

    @Test
    void rollsBackWhenTheErrorRateCrossesFivePercentDuringTheWatch() {
        var outage = BEGIN.plus(Duration.ofHours(4));
        var entries = run(
                at -> at.isAfter(outage) && at.isBefore(outage.plus(Duration.ofMinutes(10))) ? 0.07 : 0.0004,
                Exit.ROLLED_BACK.code());
        Approvals.verify(story(entries));
    }

    private List<Entry> run(Function<Instant, Double> errorRate, int expected) {
        var run = RunFolder.at(folder.resolve("run"));
        var environment = new HashMap<>(System.getenv());
        environment.put("PATH", commands + ":" + System.getenv("PATH"));
        var inputs = InputValues.of(plan, Map.of("VERSION", "v2.1.0", "CDN_ID", "E2EXAMPLE"));
        var workplace = commands.resolve("project");
        try (var journal = DiskJournal.open(run.journal());
                var world = new RehearsalWorld(run, workplace, environment, BEGIN, new Servers(errorRate))) {
            var executor = new Executor(
                    plan, world, journal, Progress.NONE, new Options(true, false, false, Optional.empty()), answers());
            int exit = executor.begin(new Event.RunStarted(
                    "rehearsal",
                    plan.head().spec(),
                    PlanJson.digest(plan),
                    Optional.of("production"),
                    "operator",
                    workplace.toString(),
                    T,
                    inputs,
                    false));
            assertThat(exit).as(() -> story(journal.entries())).isEqualTo(expected);
            return journal.entries();
        }
    }

    /** Everything that a person has to say, in favour of going on. */
    private Answers answers() {
        var answers = new LinkedHashMap<String, Answers.Given>();
        answers.put("environment", word("production"));
        for (var step : plan.allSteps()) {
            answersOf(step, answers);
        }
        plan.signOff().ifPresent(s -> {
            s.records()
                    .forEach(r -> answers.put(
                            "sign-off." + r.name(),
                            word(r.options().isEmpty() ? "none" : r.options().getFirst())));
            answers.put(
                    "sign-off",
                    new Answers.Signed(s.by().stream()
                            .map(c -> new Answers.Signature(
                                    Optional.of(c), plan.contact(c).role(), true))
                            .toList()));
        });
        answers.put("rollback", signed(List.of("deployment-lead")));
        return new Answers(Optional.of("operator"), answers);
    }

    private void answersOf(PlannedStep step, Map<String, Answers.Given> answers) {
        for (int i = 0; i < step.actions().size(); i++) {
            if (step.actions().get(i).action() instanceof Action.AskOperator ask) {
                var key = i == 0 ? step.id() : step.id() + "." + (i + 1);
                answers.put(
                        key,
                        switch (ask.question()) {
                            case Question.Approve approve -> signed(approve.by());
                            case Question.Done done -> word("done");
                            case Question.Send send -> word("done");
                            case Question.Answer answer -> word("none");
                        });
            }
        }
        for (var gate : step.gates()) {
            if (gate.check() instanceof PlannedGate.Against against
                    && plan.threshold(against.threshold()).measure() instanceof Measure.Judged judged) {
                var name = against.threshold().substring(against.threshold().indexOf('/') + 1);
                answers.put(step.id() + "." + name, word(judged.judgement().good()));
            }
        }
        step.confirm()
                .ifPresent(c -> answers.put(
                        step.id() + ".confirm",
                        word(c.type().map(t -> t.shown()).orElse("yes"))));
        step.captures().forEach(c -> {
            if (c.origin() instanceof Capture.FromOperator asked) {
                answers.put(
                        step.id() + "." + c.name(),
                        word(
                                asked.answer().options().isEmpty()
                                        ? "none"
                                        : asked.answer().options().getFirst()));
            }
        });
        step.records()
                .forEach(r -> answers.put(
                        step.id() + "." + r.name(),
                        word(r.options().isEmpty() ? "none" : r.options().getFirst())));
    }

    private static Answers.Given word(String word) {
        return new Answers.Word(word, Optional.empty(), Optional.empty());
    }

    private Answers.Given signed(List<String> contacts) {
        return new Answers.Signed(contacts.stream()
                .flatMap(c -> plan.contact(c).members().isEmpty() ? Stream.of(c) : plan.contact(c).members().stream())
                .map(c -> new Answers.Signature(Optional.of(c), plan.contact(c).role(), true))
                .toList());
    }

    /** The journal as a story: what happened, without what differs from machine to machine. */
    private static String story(List<Entry> entries) {
        return entries.stream().map(RealProcedureTest::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Entry entry) {
        var at = entry.at().toString().substring(0, 16).replace('T', ' ');
        return at + " "
                + switch (entry.event()) {
                    case Event.StepStarted e -> "step " + e.step();
                    case Event.StepEnded e -> "step " + e.step() + " " + e.ending();
                    case Event.GateJudged e ->
                        "gate " + e.title() + ": " + e.verdict().result();
                    case Event.Sampled e ->
                        "sample %d of %d %s: %s"
                                .formatted(
                                        e.sample(),
                                        e.of(),
                                        e.title(),
                                        e.verdict().result());
                    case Event.Watched e ->
                        "watched " + e.threshold() + ": " + e.verdict().result();
                    case Event.ActionStarted e -> "action " + e.step() + " " + e.action();
                    case Event.ActionEnded e ->
                        "action " + e.step() + " " + e.action() + " " + e.outcome()
                                + (e.outcome() == Event.ActionOutcome.PASSED ? "" : ": " + e.how());
                    case Event.RunStarted e -> "run " + e.spec();
                    case Event.Captured e -> "captured " + e.name();
                    case Event.FilesKept e ->
                        "kept " + e.files().stream().map(f -> f.path()).toList();
                    case Event.Suspended e -> "suspended: " + e.reason();
                    case Event.RollbackTriggered e -> "rollback triggered by " + e.trigger() + " " + e.subject();
                    case Event.RollbackEnded e -> "rollback ended, succeeded: " + e.succeeded();
                    case Event.ProcedureEnded e -> "procedure " + e.ending() + " " + e.exit();
                    case Event.RunEnded e -> "run ended with " + e.exit();
                    case Event.Approved e ->
                        "approved " + e.key() + " by " + e.by().contact().orElse("");
                    case Event.SignedOff e -> "signed by " + e.by().contact().orElse("");
                    case Event.BaselineRead e -> "baseline of " + e.threshold();
                    default -> entry.event().getClass().getSimpleName();
                };
    }

    /** Healthy servers; the error rate is as the test says. */
    private record Servers(Function<Instant, Double> errorRate) implements BiFunction<String, Instant, Result> {
        @Override
        public Result apply(String url, Instant now) {
            if (url.contains("/api/v1/query")) {
                return new Result.HttpAnswered(200, sample(value(url, now), now), List.of(Duration.ofMillis(5)));
            }
            int status = url.startsWith("http://api.example.com") ? 301 : url.contains("/api/v1/agents") ? 401 : 200;
            var times = Collections.nCopies(200, Duration.ofMillis(120));
            return new Result.HttpAnswered(status, "ok", times);
        }

        private double value(String url, Instant now) {
            if (url.contains("http_requests_total")) {
                return errorRate.apply(now);
            }
            return url.contains("count%28")
                    ? 0
                    : url.contains("http_request_duration")
                            ? 0.21
                            : url.contains("ui_page_load")
                                    ? 1.8
                                    : url.contains("db_query_duration")
                                            ? 0.04
                                            : url.contains("cpu") ? 0.35 : url.contains("Mem") ? 0.6 : 0.2;
        }

        private static String sample(double value, Instant now) {
            return """
                    {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[%d.0,"%s"]}]}}""".formatted(now.getEpochSecond(), value);
        }
    }
}
