package deployspec.world;

import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/**
 * HTTP exchanges: one after the other within one time limit, each sent once over a connection of its own, without redirects, the
 * body cut at 1 MiB.
 */
final class Http {
    private static final long MOST_BYTES = 1 << 20;
    private static final String COME_BACK = "X-Come-Back";
    /** To the library, no time at all is all the time in the world. */
    private static final Duration LEAST = Duration.ofMillis(1);

    private final OkHttpClient client = new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .proxy(Proxy.NO_PROXY)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .addNetworkInterceptor(Http::askedToComeBack)
            .build();

    private final Lookup lookup;

    Http(Lookup lookup) {
        this.lookup = lookup;
    }

    Result call(Task.CallHttp task, Stop stop) {
        var url = HttpUrl.parse(task.url());
        if (url == null) {
            return new Result.Failed("not an http or https address");
        }
        long end = System.nanoTime() + task.timeout().toNanos();
        var times = new ArrayList<Duration>();
        try {
            var request = request(task, url);
            while (true) {
                long began = System.nanoTime();
                var addresses = Reachable.of(
                        lookup.of(url.host(), Duration.ofNanos(end - began), stop), url.host(), task.spelledOut());
                var left = Duration.ofNanos(end - System.nanoTime());
                if (left.compareTo(LEAST) < 0) {
                    return new Result.TimedOut(Output.NONE);
                }
                var answered = exchange(request, addresses, left, stop);
                times.add(Duration.ofNanos(System.nanoTime() - began));
                boolean success = answered.status() >= 200 && answered.status() < 300;
                if (times.size() >= task.requests() || !success) {
                    return new Result.HttpAnswered(
                            answered.status(), answered.body(), times, answered.flaw(), answered.comeBack());
                }
            }
        } catch (IOException e) {
            return unanswered(e, url, stop);
        }
    }

    private Result.HttpAnswered exchange(Request request, List<InetAddress> addresses, Duration limit, Stop stop)
            throws IOException {
        var call = client.newBuilder()
                .callTimeout(limit)
                .connectTimeout(limit)
                .readTimeout(limit)
                .writeTimeout(limit)
                .dns(host -> addresses)
                .build()
                .newCall(request);
        try (var cancelling = stop.whenWanted(call::cancel);
                var response = call.execute()) {
            return answered(response, call);
        }
    }

    private static Result unanswered(IOException e, HttpUrl url, Stop stop) {
        if (stop.isWanted()) {
            return new Result.Cancelled(Output.NONE);
        }
        return e instanceof InterruptedIOException
                ? new Result.TimedOut(Output.NONE)
                : new Result.Failed(place(url) + " " + Unanswered.what(e));
    }

    /**
     * The library would send a request once more if a server says “503, come back at once”: what changes something is sent
     * once. So what the server says is read under another name.
     */
    private static Response askedToComeBack(Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        var said = Optional.ofNullable(response.header("Retry-After"));
        var silent = response.newBuilder().removeHeader("Retry-After").removeHeader(COME_BACK);
        said.ifPresent(value -> silent.header(COME_BACK, value));
        return silent.build();
    }

    /** In seconds; whoever gives a date, or anything else, is asked again when we like. */
    private static Optional<Duration> comeBack(Response response) {
        return Optional.ofNullable(response.header(COME_BACK))
                .filter(said -> said.matches("[0-9]{1,9}"))
                .map(said -> Duration.ofSeconds(Long.parseLong(said)));
    }

    private static Request request(Task.CallHttp task, HttpUrl url) throws IOException {
        var request = new Request.Builder().url(url);
        for (var header : task.headers().entrySet()) {
            add(header.getKey(), header.getValue(), request);
        }
        boolean needsBody = List.of("POST", "PUT", "PATCH").contains(task.method());
        RequestBody body = task.body().isPresent() || needsBody
                ? RequestBody.create(task.body().orElse("").getBytes(StandardCharsets.UTF_8))
                : null;
        return request.method(task.method(), body).build();
    }

    /** The library's own complaint would quote the value, which may be a secret. */
    private static void add(String name, String value, Request.Builder request) throws IOException {
        try {
            request.header(name, value);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(
                    "was not asked: the header `%s` holds a character that HTTP does not allow, such as a line end"
                            .formatted(name));
        }
    }

    private static Result.HttpAnswered answered(Response response, Call call) throws IOException {
        var read = new Buffer();
        var source = response.body().source();
        while (read.size() <= MOST_BYTES && source.read(read, MOST_BYTES + 1 - read.size()) != -1) {
            // What is read collects in the buffer.
        }
        boolean cut = read.size() > MOST_BYTES;
        if (cut) {
            // Otherwise closing it would read on for a while.
            call.cancel();
        }
        var bytes = read.readByteArray(Math.min(read.size(), MOST_BYTES));
        var type = response.body().contentType();
        var charset = Optional.ofNullable(type).map(t -> t.charset()).orElse(StandardCharsets.UTF_8);
        var flaw = cut
                ? Optional.of("the answer is longer than 1 MiB")
                : isIn(charset, bytes)
                        ? Optional.<String>empty()
                        : Optional.of("the answer is not " + charset + " text");
        return new Result.HttpAnswered(
                response.code(), new String(bytes, charset), List.of(), flaw, comeBack(response));
    }

    private static boolean isIn(Charset charset, byte[] bytes) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Without what may be secret in it: user, path and query. */
    private static String place(HttpUrl url) {
        return url.scheme() + "://" + url.host() + ":" + url.port();
    }
}
