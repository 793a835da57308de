package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.Agreeing;
import deployspec.execute.Executor;
import deployspec.execute.Options;
import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.port.Progress;
import deployspec.execute.port.Result;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A procedure carried out on a virtual clock: its scripts run, with stand-ins for the commands that they call; servers and people
 * are played. It leaves a run's folder behind.
 */
final class Rehearsed {
    static final Instant T = Instant.parse("2026-01-20T02:00:00Z");

    private static final Path STAND_INS = Path.of("src/test/resources/stand-ins");

    private final Path folder;
    private final Path commands;
    private final String id;
    private final Plan plan;
    private final Instant begin;
    private final Map<String, String> inputs;
    private final Set<String> silent = new HashSet<>();

    private Rehearsed(Path folder, String id, String spec, Instant begin, Map<String, String> inputs)
            throws IOException {
        this.folder = folder;
        this.commands = folder.resolve("stand-ins");
        this.id = id;
        this.begin = begin;
        this.inputs = inputs;
        try (var files = Files.walk(STAND_INS)) {
            for (var file : files.toList()) {
                var copy = commands.resolve(STAND_INS.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
                copy.toFile().setExecutable(true);
            }
        }
        plan = Planner.plan(Checker.check(Path.of(spec)), Optional.of("production"));
    }

    /** The whole production deployment, a week before T. */
    static Rehearsed real(Path folder) throws IOException {
        return new Rehearsed(
                folder,
                "rehearsal",
                "specs/story-portal-v2.yaml",
                T.minus(Duration.ofDays(7)),
                Map.of("VERSION", "v2.1.0", "CDN_ID", "E2EXAMPLE"));
    }

    /** Of a shop, at T-20m. */
    static Rehearsed shop(Path folder, String id) throws IOException {
        return new Rehearsed(
                folder, id, "src/test/resources/runs/shop.yaml", T.minus(Duration.ofMinutes(20)), Map.of());
    }

    Instant begin() {
        return begin;
    }

    /** Nobody answers that question. */
    Rehearsed withoutAnswerTo(String key) {
        silent.add(key);
        return this;
    }

    /** Where the run lies: below a state folder, as any other. */
    Path run() {
        return state().resolve("runs").resolve(id);
    }

    Path state() {
        return folder.resolve("state");
    }

    /**
     * @param errorRate what the servers say at an instant
     * @param expected the exit code
     */
    List<Entry> carryOut(Function<Instant, Double> errorRate, int expected) throws IOException {
        var run = RunFolder.at(run());
        var environment = new HashMap<>(System.getenv());
        environment.put("PATH", commands + ":" + System.getenv("PATH"));
        var inputs = InputValues.of(plan, this.inputs);
        var workplace = commands.resolve("project");
        Files.writeString(run.plan(), PlanJson.write(plan));
        try (var journal = DiskJournal.open(run.journal());
                var world = new RehearsalWorld(run, workplace, environment, begin, new Servers(errorRate))) {
            var executor = new Executor(
                    plan,
                    world,
                    journal,
                    Progress.NONE,
                    new Options(true, false, false, Optional.empty()),
                    Agreeing.with(plan, silent));
            int exit = executor.begin(new Event.RunStarted(
                    id,
                    plan.head().spec(),
                    PlanJson.digest(plan),
                    Optional.of("production"),
                    "operator",
                    workplace.toString(),
                    T,
                    inputs,
                    false));
            assertThat(exit)
                    .as(() -> RealProcedureTest.story(journal.entries()))
                    .isEqualTo(expected);
            return journal.entries();
        }
    }

    /** Healthy servers; the error rate is as the test says. */
    private record Servers(Function<Instant, Double> errorRate) implements BiFunction<String, Instant, Result> {
        @Override
        public Result apply(String url, Instant now) {
            if (url.contains("/api/v1/query")) {
                return Result.HttpAnswered.whole(200, sample(value(url, now), now), List.of(Duration.ofMillis(5)));
            }
            int status = url.startsWith("http://api.example.com") ? 301 : url.contains("/api/v1/agents") ? 401 : 200;
            var times = Collections.nCopies(200, Duration.ofMillis(120));
            return Result.HttpAnswered.whole(status, "ok", times);
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
