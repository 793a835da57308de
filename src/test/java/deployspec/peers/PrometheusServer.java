package deployspec.peers;

import deployspec.tools.ExternalTool;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Prometheus server that asks one node exporter every second. */
public final class PrometheusServer implements AutoCloseable {
    private final int port;
    private final Peer exporter;
    private final Peer prometheus;

    private PrometheusServer(int port, Peer exporter, Peer prometheus) {
        this.port = port;
        this.exporter = exporter;
        this.prometheus = prometheus;
    }

    /** Ready once it has heard of the exporter. */
    public static PrometheusServer in(Path folder) throws IOException, InterruptedException {
        var server = ExternalTool.path("prometheus");
        var exporting = ExternalTool.path("prometheus-node-exporter");
        int ofExporter = Peer.freePort();
        var exporter = Peer.start(
                folder,
                List.of(
                        exporting,
                        "--web.listen-address=127.0.0.1:" + ofExporter,
                        "--collector.disable-defaults",
                        "--collector.loadavg",
                        "--collector.cpu"));
        int port = Peer.freePort();
        var configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs: [{job_name: node, static_configs: [{targets: ["127.0.0.1:%d"]}]}]
                """.formatted(ofExporter));
        var prometheus = Peer.start(
                folder,
                List.of(
                        server,
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn"));
        var both = new PrometheusServer(port, exporter, prometheus);
        prometheus.awaitReady(() -> both.answer("up == 1").contains("\"value\""));
        return both;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The process that the numbers come from. */
    public long exporter() {
        return exporter.process().pid();
    }

    private String answer(String query) {
        var uri = URI.create(address() + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        prometheus.close();
        exporter.close();
    }
}
