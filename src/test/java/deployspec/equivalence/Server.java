package deployspec.equivalence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import deployspec.execute.port.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * One server for all stages. The first part of a path names the stage that answers; or it is a proxy, and the user's name at the
 * proxy does.
 */
final class Server {
    private static final Map<String, Function<Asked, Said>> STAGES = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = start();

    private Server() {}

    /** @param path behind the stage's name, parameters included; at a proxy the whole address */
    record Asked(String method, String path) {}

    record Said(int status, String body) {
        Result result() {
            return Result.HttpAnswered.whole(status, body, List.of(Duration.ofMillis(5)));
        }
    }

    /** The address below which a stage answers. */
    static String open(String stage, Function<Asked, Said> answers) {
        STAGES.put(stage, answers);
        return "http://127.0.0.1:%d/%s".formatted(SERVER.getAddress().getPort(), stage);
    }

    /** The address of the proxy behind which a stage answers for the whole world. */
    static String proxy(String stage, Function<Asked, Said> answers) {
        STAGES.put(stage, answers);
        return "http://%s:x@127.0.0.1:%d".formatted(stage, SERVER.getAddress().getPort());
    }

    private static Said answer(HttpExchange exchange) {
        var method = exchange.getRequestMethod();
        var proxied = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
        if (proxied != null) {
            var user = new String(Base64.getDecoder().decode(proxied.replace("Basic ", "")), StandardCharsets.UTF_8);
            return stage(
                    user.replaceFirst(":.*", ""),
                    method,
                    exchange.getRequestURI().toString());
        }
        var parts = exchange.getRequestURI().toString().split("/", 3);
        return stage(parts[1], method, parts.length > 2 ? parts[2] : "");
    }

    private static Said stage(String name, String method, String path) {
        var stage = STAGES.get(name);
        return stage == null ? new Said(404, "no such stage") : stage.apply(new Asked(method, path));
    }

    private static HttpServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                var said = answer(exchange);
                var body = said.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
                try (var out = exchange.getResponseBody()) {
                    out.write(body);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
