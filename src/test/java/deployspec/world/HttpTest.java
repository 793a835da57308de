package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpTest {
    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http(Lookup.OF_SYSTEM);

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
    void aBodyThatIsTooLongIsCut_andSaysSo() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(1 << 20)).build());
        server.enqueue(
                new MockResponse.Builder().body("x".repeat((1 << 20) + 1)).build());

        var whole = (Result.HttpAnswered) call("/", 1, Duration.ofSeconds(5));
        var cut = (Result.HttpAnswered) call("/", 1, Duration.ofSeconds(5));

        assertThat(whole.flaw()).isEmpty();
        assertThat(cut.body()).hasSize(1 << 20);
        assertThat(cut.flaw()).contains("the answer is longer than 1 MiB");
    }

    @Test
    void aBodyIsReadInTheCharactersThatItIsWrittenIn() {
        for (var type : List.of("text/plain; charset=iso-8859-1", "text/plain")) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", type)
                    .body(new Buffer().writeByte(0xe4))
                    .build());
        }
        var declared = (Result.HttpAnswered) call("/", 1, Duration.ofSeconds(5));
        var undeclared = (Result.HttpAnswered) call("/", 1, Duration.ofSeconds(5));

        assertThat(declared.body()).isEqualTo("ä");
        assertThat(declared.flaw()).isEmpty();
        assertThat(undeclared.flaw()).contains("the answer is not UTF-8 text");
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
    void whatIsNoAddressIsNotAsked() {
        assertThat(failure("ftp://127.0.0.1/")).isEqualTo("not an http or https address");
        assertThat(failure("http://127.0.0.1:1/")).isEqualTo("http://127.0.0.1:1 does not take connections");
    }

    @Test
    void aNameThatLeadsToThisMachineIsNotAsked() {
        var url = "http://metrics.example.com:%d/".formatted(server.getPort());

        assertThat(new Http(leadingTo("127.0.0.1")).call(task(url, 1, Duration.ofSeconds(5)), new Stop()))
                .isEqualTo(new Result.Failed(
                        "http://metrics.example.com:%d was not asked: it leads to 127.0.0.1, which is this machine itself: that is reached only as `localhost` or by that address"
                                .formatted(server.getPort())));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aNameThatLeadsElsewhereTheNextTimeIsNotAskedAgain() {
        server.enqueue(new MockResponse.Builder().body("ok").build());
        var url = "http://localhost:%d/".formatted(server.getPort());

        var answer = new Http(leadingTo("127.0.0.1", "169.254.169.254"))
                .call(task(url, 2, Duration.ofSeconds(5)), new Stop());

        assertThat(((Result.Failed) answer).why()).contains("was not asked: it leads to 169.254.169.254");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aNameWhoseAddressNobodySaysEndsWithTheTime() {
        var never = new CompletableFuture<InetAddress[]>();
        var http = new Http(new Lookup(host -> never.join()));
        long began = System.nanoTime();

        var answer = http.call(task("http://metrics.example.com/", 1, Duration.ofMillis(200)), new Stop());

        assertThat(answer).isInstanceOf(Result.TimedOut.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        never.cancel(true);
    }

    @Test
    void aNameThatNobodyKnowsIsSaidToBeUnknown() {
        var http = new Http(new Lookup(host -> {
            throw new UnknownHostException(host);
        }));

        assertThat(http.call(task("http://metrics.example.com/", 1, Duration.ofSeconds(5)), new Stop()))
                .isEqualTo(new Result.Failed("http://metrics.example.com:80 is not known by that name"));
    }

    @Test
    void allRequestsTogetherHaveOneTime() {
        for (int i = 0; i < 50; i++) {
            server.enqueue(new MockResponse.Builder()
                    .headersDelay(100, TimeUnit.MILLISECONDS)
                    .build());
        }
        assertThat(call("/", 50, Duration.ofMillis(450))).isInstanceOf(Result.TimedOut.class);
        assertThat(server.getRequestCount()).isLessThanOrEqualTo(5);
    }

    @Test
    void aServerThatRefusesIsNotTimed() {
        server.enqueue(new MockResponse.Builder().body("ok").build());
        server.enqueue(new MockResponse.Builder().code(503).build());
        server.enqueue(new MockResponse.Builder().body("ok").build());

        assertThat(((Result.HttpAnswered) call("/", 3, Duration.ofSeconds(5))).status())
                .isEqualTo(503);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void whoeverIsAskedToComeBackAtOnceDoesNot() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "0")
                .build());
        server.enqueue(new MockResponse.Builder().body("done twice").build());

        assertThat(((Result.HttpAnswered) call("/", 1, Duration.ofSeconds(5))).status())
                .isEqualTo(503);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void whatMayBeSecretInAnAddressIsNotInItsFailure() {
        assertThat(failure("http://user:hunter2@127.0.0.1:1/path?token=hunter2"))
                .contains("127.0.0.1:1")
                .doesNotContain("hunter2");
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
                false,
                headers,
                Optional.empty(),
                List.of(),
                1,
                Duration.ofSeconds(5));
        assertThat(http.call(bad, new Stop()))
                .isEqualTo(
                        new Result.Failed(
                                "http://127.0.0.1:1 was not asked: the header `X-Api-Key` holds a character that HTTP does not allow, such as a line end"));
    }

    /** A name that has one address at first, and then others. */
    private static Lookup leadingTo(String... addresses) {
        var next = List.of(addresses).iterator();
        return new Lookup(host -> new InetAddress[] {InetAddress.getByName(next.next())});
    }

    private String failure(String url) {
        return ((Result.Failed) http.call(task(url, 1, Duration.ofSeconds(5)), new Stop())).why();
    }

    private Result call(String path, int requests, Duration timeout) {
        return http.call(task("http://127.0.0.1:" + server.getPort() + path, requests, timeout), new Stop());
    }

    private static Task.CallHttp task(String url, int requests, Duration timeout) {
        return new Task.CallHttp(
                Optional.empty(), "GET", url, false, new TreeMap<>(), Optional.empty(), List.of(), requests, timeout);
    }
}
