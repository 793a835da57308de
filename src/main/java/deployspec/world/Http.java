package deployspec.world;

import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;

/** HTTP exchanges: one after the other, each with a time limit as a whole, without redirects, the body cut at 1 MiB. */
final class Http {
    private static final long MOST_BYTES = 1 << 20;

    private final OkHttpClient client = new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();

    Result call(Task.CallHttp task, Stop stop) {
        var url = HttpUrl.parse(task.url());
        if (url == null) {
            return new Result.Failed("not an http or https address");
        }
        Request request;
        try {
            Reachable.addresses(url.host(), url.host());
            request = request(task, url);
        } catch (IOException e) {
            return new Result.Failed("%s: %s".formatted(place(url), reason(e)));
        }
        var times = new ArrayList<Duration>();
        int status = 0;
        String body = "";
        for (int i = 0; i < task.requests(); i++) {
            long began = System.nanoTime();
            var call = client(url, task.timeout()).newCall(request);
            try (var cancelling = stop.whenWanted(call::cancel);
                    var response = call.execute()) {
                body = bounded(response.body());
                status = response.code();
                times.add(Duration.ofNanos(System.nanoTime() - began));
            } catch (IOException e) {
                return unanswered(e, url, stop);
            }
        }
        return new Result.HttpAnswered(status, body, times);
    }

    private static Result unanswered(IOException e, HttpUrl url, Stop stop) {
        if (stop.isWanted()) {
            return new Result.Cancelled(Output.NONE);
        }
        return e instanceof InterruptedIOException
                ? new Result.TimedOut(Output.NONE)
                : new Result.Failed("%s: %s".formatted(place(url), reason(e)));
    }

    private OkHttpClient client(HttpUrl url, Duration timeout) {
        return client.newBuilder()
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .dns(host -> Reachable.addresses(host, url.host()))
                .build();
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
                    "the header `%s` holds a character that HTTP does not allow, such as a line end".formatted(name));
        }
    }

    private static String bounded(ResponseBody body) throws IOException {
        var buffer = new Buffer();
        var source = body.source();
        while (buffer.size() < MOST_BYTES && source.read(buffer, MOST_BYTES - buffer.size()) != -1) {
            // What is read collects in the buffer.
        }
        return buffer.readUtf8();
    }

    /** Without what may be secret in it: user, path and query. */
    private static String place(HttpUrl url) {
        return url.scheme() + "://" + url.host() + ":" + url.port();
    }

    private static String reason(IOException e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("");
    }
}
