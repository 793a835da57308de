package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpTest {
    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAnswerOfAnyStatusIsAnAnswer() {
        server.enqueue(new MockResponse.Builder().code(503).body("busy").build());
        var answered = (Result.HttpAnswered) call("/", 1, Duration.ofSeconds(5));
        assertThat(answered.status()).isEqualTo(503);
        assertThat(answered.body()).isEqualTo("busy");
    }

    @Test
    void everyRequestIsTimed() {
        for (int i = 0; i < 4; i++) {
            server.enqueue(new MockResponse.Builder().body("ok").build());
        }
        assertThat(((Result.HttpAnswered) call("/", 4, Duration.ofSeconds(5))).times())
                .hasSize(4);
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://127.0.0.1:1/")
                .build());
        assertThat(((Result.HttpAnswered) call("/", 1, Duration.ofSeconds(5))).status())
                .isEqualTo(302);
    }

    @Test
    void aBodyWithoutEndIsCut() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(3 << 20)).build());
        assertThat(((Result.HttpAnswered) call("/", 1, Duration.ofSeconds(5))).body())
                .hasSize(1 << 20);
    }

    @Test
    void anAnswerThatDripsEndsWithTheTime() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(100))
                .throttleBody(1, 1, TimeUnit.SECONDS)
                .build());
        assertThat(call("/", 1, Duration.ofMillis(300))).isInstanceOf(Result.TimedOut.class);
    }

    @Test
    void addressesThatASpecMayNotReachAreRefused() {
        assertThat(failure("http://169.254.169.254/latest/meta-data")).contains("may not reach");
        assertThat(failure("http://2130706433/")).contains("may not reach");
        assertThat(failure("http://[fe80::1]/")).contains("may not reach");
        assertThat(failure("ftp://127.0.0.1/")).contains("not an http");
    }

    @Test
    void whatMayBeSecretInAnAddressIsNotInItsFailure() {
        assertThat(failure("http://user:hunter2@127.0.0.1:1/path?token=hunter2"))
                .contains("127.0.0.1:1")
                .doesNotContain("hunter2");
    }

    @Test
    void metadataServicesThatAreNotLinkLocalAreRefused() {
        for (var host : List.of(
                "100.100.100.200", "[::ffff:100.100.100.200]", "[fd00:ec2::254]", "[fd20:ce::254]", "168.63.129.16")) {
            assertThat(failure("http://" + host + "/latest/meta-data")).contains("may not reach");
        }
    }

    @Test
    void aCallInFlightEndsWhenItIsCancelled() throws Exception {
        server.enqueue(
                new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).build());
        var stop = new Stop();
        var answer = CompletableFuture.supplyAsync(
                () -> http.call(task("http://127.0.0.1:" + server.getPort() + "/", 1, Duration.ofHours(2)), stop));
        server.takeRequest();
        stop.want();
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(new Result.Cancelled(Output.NONE));
    }

    @Test
    void aHeadersValueIsNotInTheComplaintAboutIt() {
        var headers = new TreeMap<>(Map.of("X-Api-Key", "se\ncret99"));
        var bad = new Task.CallHttp(
                Optional.empty(),
                "GET",
                "http://127.0.0.1:1/",
                headers,
                Optional.empty(),
                List.of(),
                1,
                Duration.ofSeconds(5));
        assertThat(http.call(bad, new Stop()))
                .isEqualTo(
                        new Result.Failed(
                                "http://127.0.0.1:1: the header `X-Api-Key` holds a character that HTTP does not allow, such as a line end"));
    }

    private String failure(String url) {
        return ((Result.Failed) http.call(task(url, 1, Duration.ofSeconds(5)), new Stop())).why();
    }

    private Result call(String path, int requests, Duration timeout) {
        return http.call(task("http://127.0.0.1:" + server.getPort() + path, requests, timeout), new Stop());
    }

    private static Task.CallHttp task(String url, int requests, Duration timeout) {
        return new Task.CallHttp(
                Optional.empty(), "GET", url, new TreeMap<>(), Optional.empty(), List.of(), requests, timeout);
    }
}
