package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.event.Verdict;
import deployspec.hostile.HostileAnswer;
import deployspec.hostile.HostileAnswers;
import deployspec.hostile.HostileServer;
import deployspec.plan.PlanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates and watches against servers that answer anything but one good number: what they say, and how soon. */
final class HostileServersTest {
    private static final String QUERY = "query: up, from: metrics";
    private static final String JSON = "http: ADDRESS/value, read: {json: /data/result/0/value/1}";
    private static final String GATE = "{step: Look, gates: [errors]}";
    private static final String WATCH = "{step: Look, watch: [{for: 100ms, every: 100ms}], gates: [errors]}";

    private static final Duration INTERVAL = Duration.ofMillis(100);
    /** Of a measure; one that only this ends gets less, so that a test need not wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration HASTE = Duration.ofMillis(400);
    private static final Duration GRACE = Duration.ofMillis(250);

    @TempDir
    private Path folder;

    private int runs;

    /** One look: what came of it, and how long after it was due. */
    private record Look(Verdict verdict, Duration took) {}

    private static Duration timeout(HostileAnswer answer) {
        return answer.endless() ? HASTE : PATIENCE;
    }

    @Test
    void a_good_answer_opens_all() throws IOException {
        var healthy = HostileAnswers.healthy();
        for (var measure : List.of(QUERY, JSON)) {
            for (var step : List.of(GATE, WATCH)) {
                assertThat(look(healthy, measure, step).verdict().result()).isEqualTo(Verdict.Result.PASS);
            }
        }
    }

    @Test
    void nothing_else_passes_and_each_says_in_time_what_came_instead() throws IOException {
        var table = new StringBuilder();
        for (var answer : HostileAnswers.all()) {
            var told = told(answer, QUERY);
            table.append(answer.name()).append('\n').append(told);
            if (answer.badForAnybody()) {
                table.append(told(answer, JSON));
            }
        }
        Approvals.verify(table.toString());
    }

    private String told(HostileAnswer answer, String measure) throws IOException {
        var atGate = look(answer, measure, GATE);
        var inWatch = look(answer, measure, WATCH);
        var most = timeout(answer).plus(GRACE);
        assertThat(atGate.verdict().opens()).as(answer + " at a gate").isFalse();
        assertThat(inWatch.verdict().opens()).as(answer + " in a watch").isFalse();
        assertThat(atGate.took()).as(answer + " at a gate").isLessThanOrEqualTo(most);
        assertThat(inWatch.took()).as(answer + " in a watch").isLessThanOrEqualTo(most);
        assertThat(shown(inWatch.verdict())).isEqualTo(shown(atGate.verdict()));
        return shown(atGate.verdict());
    }

    private static String shown(Verdict verdict) {
        var sentence = verdict.sentence()
                .replaceFirst("at [0-9:]{8}Z", "at 22:41:07Z")
                .replaceAll("127.0.0.1:[0-9]+", "127.0.0.1:9090")
                .replaceAll("is [0-9]{4,5} s ", "is so many s ");
        return "  %-7s %s\n".formatted(verdict.result(), sentence);
    }

    /** A look that was late is taken again: this machine may have been busy with something else, but not thrice. */
    private Look look(HostileAnswer answer, String measure, String step) throws IOException {
        try (var server = new HostileServer(answer)) {
            var spec = spec("%s://127.0.0.1:%d".formatted(answer.scheme(), server.port()), measure, step);
            var look = look(run(spec, timeout(answer)));
            for (int i = 0; i < 2 && look.took().compareTo(timeout(answer).plus(GRACE)) > 0; i++) {
                look = look(run(spec, timeout(answer)));
            }
            return look;
        }
    }

    private static Look look(List<Entry> entries) {
        var due = Instant.EPOCH;
        for (var entry : entries) {
            switch (entry.event()) {
                case Event.StepStarted started -> due = entry.at();
                case Event.WatchStarted started -> due = entry.at().plus(INTERVAL);
                case Event.GateJudged judged -> {
                    return new Look(judged.verdict(), Duration.between(due, entry.at()));
                }
                case Event.Sampled sampled -> {
                    return new Look(sampled.verdict(), Duration.between(due, entry.at()));
                }
                default -> {}
            }
        }
        throw new AssertionError("nobody has looked");
    }

    private Path spec(String address, String measure, String step) throws IOException {
        return Files.writeString(
                folder.resolve("hostile.yaml"), """
                spec: deployment/v1
                id: hostile
                title: Hostile
                sources: {metrics: {prometheus: "%s"}}
                thresholds: {errors: {title: Errors, target: "< 1", measure: {%s}}}
                phases: [{phase: Main, steps: [%s]}]
                """.formatted(address, measure.replace("ADDRESS", address), step));
    }

    private List<Entry> run(Path spec, Duration timeout) {
        var patient = PlanJson.write(Planner.plan(Checker.check(spec), Optional.empty()));
        assertThat(patient).contains(written(PATIENCE));
        var plan = PlanJson.read(patient.replace(written(PATIENCE), written(timeout)));
        return Unattended.carryOut(plan, folder, "run-" + ++runs);
    }

    private static String written(Duration timeout) {
        return "\"timeout\":\"%s\"".formatted(timeout);
    }
}
