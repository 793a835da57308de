package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Slack and PagerDuty are sent, by a run and by the runbook, as a server of ours receives it. */
final class MessengersTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aMessageAppearsInSlack() throws Exception {
        answer(200);
        assertThat(execute(spec("{channel: team, message: 'Going \"live\" with ${VERSION}'}")))
                .isZero();

        var received = received(1).getFirst();
        assertThat(received.getUrl().encodedPath()).isEqualTo("/services/hook");
        assertThat(received.getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(json(received)).isEqualTo(JSON.readTree("{\"text\": \"Going \\\"live\\\" with 1.0\"}"));
    }

    @Test
    void aPageIsOneIncidentHoweverOftenItIsTried() throws Exception {
        answer(500, 202);
        assertThat(execute(spec("{channel: pager, message: 'Going live with ${VERSION}'}")))
                .isZero();

        var events = received(2).stream().map(MessengersTest::json).toList();
        assertThat(events.getFirst()).isEqualTo(events.getLast());
        var run = events.getFirst().at("/payload/custom_details/run").stringValue();
        assertThat(events.getFirst()).isEqualTo(JSON.readTree("""
                {
                  "routing_key": "key of the service",
                  "event_action": "trigger",
                  "dedup_key": "%s.tell",
                  "client": "Deployspec",
                  "payload": {
                    "summary": "Going live with 1.0",
                    "source": "sample",
                    "severity": "warning",
                    "custom_details": {"run": "%s", "step": "tell", "environment": ""}
                  }
                }
                """.formatted(run, run)));
    }

    @Test
    void theRunbookSendsTheSame() throws Exception {
        answer(200, 500, 202);
        var file = spec("{channel: team, message: Soon}, {channel: pager, message: Now}");
        assertThat(Call.of("render", file, "--target", "shell", "--output", folder.resolve("generated"))
                        .code())
                .isZero();
        var runbook = new ProcessBuilder(
                "bash",
                folder.resolve("generated/sample/runbook.sh").toString(),
                "--yes",
                "--state",
                folder.resolve("state").toString());
        runbook.environment().putAll(environment());
        runbook.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        assertThat(runbook.start().waitFor())
                .as(Files.readString(folder.resolve("log")))
                .isZero();

        var bodies = received(3).stream().map(MessengersTest::json).toList();
        assertThat(bodies.getFirst().at("/text").stringValue()).isEqualTo("Soon");
        assertThat(bodies.get(1)).isEqualTo(bodies.get(2));
        assertThat(bodies.get(1).at("/payload/summary").stringValue()).isEqualTo("Now");
        assertThat(bodies.get(1).at("/routing_key").stringValue()).isEqualTo("key of the service");
        assertThat(bodies.get(1).at("/dedup_key").stringValue()).endsWith("tell");
    }

    @Test
    void theChecklistSaysWhoIsTold() throws Exception {
        var file = spec("{channel: pager, message: Now}, {channel: desk, message: Later}");
        assertThat(Call.of("render", file, "--target", "markdown", "--output", folder.resolve("generated"))
                        .code())
                .isZero();

        assertThat(Files.readString(folder.resolve("generated/sample/checklist.md")))
                .contains("Message to pager: \"Now\"", "Message to desk: \"Later\"");
    }

    private Path spec(String notifications) throws IOException {
        return Files.writeString(
                folder.resolve("sample.yaml"), """
                spec: deployment/v1
                id: sample
                title: Sample
                inputs: {VERSION: {default: "1.0"}}
                secrets: {HOOK: {}, KEY: {}}
                channels:
                  team: {slack: "${HOOK}", needs: [HOOK]}
                  pager: {pagerduty: {routing-key: "${KEY}", severity: warning, url: "%1$s"}, needs: [KEY]}
                  desk: {pagerduty: {routing-key: "${KEY}", severity: info, url: "%1$s"}, needs: [KEY]}
                phases:
                  - phase: Deploy
                    steps:
                      - {step: Tell them, id: tell, notify: [%2$s]}
                """.formatted(server.url("/v2/enqueue"), notifications));
    }

    private int execute(Path file) {
        return Call.in(environment(), new byte[0], "execute", file, "--yes", "--state", folder.resolve("state"))
                .code();
    }

    private Map<String, String> environment() {
        return Map.of("HOOK", server.url("/services/hook").toString(), "KEY", "key of the service");
    }

    private void answer(int... codes) {
        IntStream.of(codes)
                .forEach(code -> server.enqueue(
                        new MockResponse.Builder().code(code).body("ok").build()));
    }

    private List<RecordedRequest> received(int count) throws InterruptedException {
        var requests = new ArrayList<RecordedRequest>();
        for (int i = 0; i < count; i++) {
            requests.add(server.takeRequest(5, TimeUnit.SECONDS));
        }
        return requests;
    }

    private static JsonNode json(RecordedRequest request) {
        return JSON.readTree(request.getBody().utf8());
    }
}
