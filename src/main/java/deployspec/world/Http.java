package deployspec.world;

import deployspec.execute.port.Output;
import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
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

/**
 * HTTP exchanges: one after the other, each with a time limit as a whole, without redirects, the body cut at 1 MiB. Addresses
 * are checked when they are connected to, not by their spelling: link-local ones, where clouds keep their keys, never; loopback
 * only where the host is written as such.
 */
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
        try {
            allowed(url.host(), url);
        } catch (UnknownHostException e) {
            return new Result.Failed("%s: %s".formatted(place(url), reason(e)));
        }
        var times = new ArrayList<Duration>();
        int status = 0;
        String body = "";
        for (int i = 0; i < task.requests(); i++) {
            if (stop.isWanted()) {
                return new Result.Cancelled(Output.NONE);
            }
            long began = System.nanoTime();
            try (var response = client(url, task.timeout()).newCall(request(task, url)).execute()) {
                body = bounded(response.body());
                status = response.code();
                times.add(Duration.ofNanos(System.nanoTime() - began));
            } catch (InterruptedIOException e) {
                return new Result.TimedOut(Output.NONE);
            } catch (IOException e) {
                return new Result.Failed("%s: %s".formatted(place(url), reason(e)));
            }
        }
        return new Result.HttpAnswered(status, body, times);
    }

    private OkHttpClient client(HttpUrl url, Duration timeout) {
        return client.newBuilder()
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .dns(host -> allowed(host, url))
                .build();
    }

    private static List<InetAddress> allowed(String host, HttpUrl url) throws UnknownHostException {
        boolean saysLoopback = url.host().equals("localhost") || url.host().startsWith("127.") || url.host().equals("::1");
        var addresses = List.of(InetAddress.getAllByName(host));
        var fit = addresses.stream()
                .filter(a -> !a.isLinkLocalAddress() && !a.isAnyLocalAddress() && !a.isMulticastAddress())
                .filter(a -> saysLoopback || !a.isLoopbackAddress())
                .toList();
        if (fit.isEmpty()) {
            throw new UnknownHostException("its address is one that a spec may not reach");
        }
        return fit;
    }

    private static Request request(Task.CallHttp task, HttpUrl url) {
        var request = new Request.Builder().url(url);
        task.headers().forEach((name, value) -> request.header(name, value));
        boolean needsBody = List.of("POST", "PUT", "PATCH").contains(task.method());
        RequestBody body = task.body().isPresent() || needsBody
                ? RequestBody.create(task.body().orElse("").getBytes(StandardCharsets.UTF_8))
                : null;
        return request.method(task.method(), body).build();
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
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().lines().findFirst().orElse("");
    }
}
