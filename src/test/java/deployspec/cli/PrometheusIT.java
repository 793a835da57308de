package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Event;
import deployspec.peers.PrometheusServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates and watches that ask a real Prometheus server, which asks a real exporter. */
final class PrometheusIT {
    @TempDir
    private Path folder;

    private PrometheusServer server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = PrometheusServer.in(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void one_fresh_finite_sample_is_a_reading_and_nothing_else_is() throws IOException {
        var run = Executed.of(folder, """
                spec: deployment/v1
                id: queries
                title: Queries
                inputs: {PROMETHEUS_URL: {required: true}, JOB: {default: node}}
                sources: {metrics: {prometheus: "${PROMETHEUS_URL}/"}}
                phases:
                  - phase: Main
                    steps:
                      - {step: One, gates: [{title: one sample, target: "= 1", measure: {query: "up{job=\\"${JOB}\\"}", from: metrics}}]}
                      - {step: Share, gates: [{title: a share, target: "= 100%", measure: {query: sum(up) / count(up), from: metrics, unit: ratio}}]}
                      - {step: Scalar, gates: [{title: a scalar, target: "> 0", measure: {query: scalar(count(node_cpu_seconds_total)), from: metrics}}]}
                      - {step: Time, gates: [{title: a time, target: "< 1m", measure: {query: "time() - max(timestamp(up))", from: metrics, unit: s}}]}
                      - {step: None, on-failure: continue, gates: [{title: no sample, target: "= 1", measure: {query: up == 5, from: metrics}}]}
                      - {step: Many, on-failure: continue, gates: [{title: several samples, target: ">= 0", measure: {query: "node_cpu_seconds_total{cpu=\\"0\\",mode=~\\"idle|user\\"}", from: metrics}}]}
                      - {step: Nan, on-failure: continue, gates: [{title: no number, target: ">= 0", measure: {query: 0 * sum(up) / 0, from: metrics}}]}
                      - {step: Inf, on-failure: continue, gates: [{title: an infinite number, target: ">= 0", measure: {query: 1 / 0, from: metrics}}]}
                      - {step: Text, on-failure: continue, gates: [{title: a text, target: ">= 0", measure: {query: "\\"1\\"", from: metrics}}]}
                      - {step: Range, on-failure: continue, gates: [{title: a range, target: ">= 0", measure: {query: "node_load1[1m]", from: metrics}}]}
                      - {step: Wrong, on-failure: continue, gates: [{title: a mistake, target: ">= 0", measure: {query: sume(up), from: metrics}}]}
                """, Map.of(), "--set", "PROMETHEUS_URL=" + server.address());

        assertThat(run.sentences())
                .containsEntry("one sample", "PASS one sample is 1 (target = 1), from Prometheus")
                .containsEntry("a share", "PASS a share is 1 ratio (target = 100%), from Prometheus")
                .hasEntrySatisfying("a scalar", s -> assertThat(s).startsWith("PASS a scalar is "))
                .hasEntrySatisfying("a time", s -> assertThat(s).startsWith("PASS a time is "))
                .containsEntry("no sample", "NO_DATA no sample has no data: the query found nothing, from Prometheus")
                .containsEntry(
                        "several samples",
                        "NO_DATA several samples has no data: the query found 2 samples, not one, from Prometheus")
                .containsEntry(
                        "no number", "NO_DATA no number has no data: NaN is not a finite number, from Prometheus")
                .containsEntry(
                        "an infinite number",
                        "NO_DATA an infinite number has no data: +Inf is not a finite number, from Prometheus")
                .containsEntry(
                        "a text",
                        "NO_DATA a text has no data: the query gives a string, not one number, from Prometheus")
                .containsEntry(
                        "a range",
                        "NO_DATA a range has no data: the query gives a matrix, not one number, from Prometheus")
                .hasEntrySatisfying(
                        "a mistake",
                        s -> assertThat(s)
                                .startsWith("ERROR a mistake could not be measured: the answer was HTTP 400: ")
                                .contains("sume"));
    }

    /** The numbers go stale with the exporter; that it is down is a number, too. */
    @Test
    void what_breaks_under_watch_is_taken_back() throws IOException {
        var run = Executed.of(
                folder, """
                spec: deployment/v1
                id: breaking
                title: Breaking
                sources: {metrics: {prometheus: "%s"}}
                thresholds:
                  exporter: {title: Exporter up, target: "= 1", rollback: "= 0 for 1s", measure: {query: "up{job=\\"node\\"}", from: metrics}}
                  load: {title: Load, target: ">= 0", measure: {query: node_load1, from: metrics}}
                phases:
                  - phase: Main
                    steps:
                      - {step: Before, gates: [exporter, load]}
                      - {step: Break, run: kill %d, undo: {run: touch '%s'}}
                      - {step: Watch, watch: [{for: 15s, every: 500ms}], gates: [load, exporter]}
                rollback: {decide: automatic, steps: [{step: Back, undo-steps: all}]}
                """.formatted(server.address(), server.exporter(), folder.resolve("taken-back")), Map.of());

        assertThat(run.call().code()).as(run.call().err()).isEqualTo(Exit.ROLLED_BACK.code());
        assertThat(Files.exists(folder.resolve("taken-back"))).isTrue();
        assertThat(run.all(Event.RollbackTriggered.class))
                .singleElement()
                .satisfies(
                        t -> assertThat(t.reason()).startsWith("exporter is 0 (rollback = 0 for 1s, target = 1) at "));
        assertThat(run.all(Event.Sampled.class))
                .anySatisfy(s -> assertThat(s.verdict().sentence())
                        .startsWith("load has no data at ")
                        .endsWith(": the query found nothing, from Prometheus"));
    }
}
