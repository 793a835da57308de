package deployspec.equivalence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The platform of specs/story-portal-v2.yaml. */
final class PortalStage extends SpecStage {
    private static final Path STAND_INS = Path.of("src/test/resources/stand-ins");

    PortalStage(Path folder, Situation situation) {
        super(prepared(folder), situation);
    }

    private static Path prepared(Path folder) {
        copy(STAND_INS, folder.resolve("stand-ins"));
        try {
            // The artefacts need the real one, which knows what the stand-in is asked, too.
            Files.delete(folder.resolve("stand-ins/jq"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    @Override
    public Path workplace() {
        return commands().resolve("project");
    }

    @Override
    Path commands() {
        return folder().resolve("stand-ins");
    }

    @Override
    Path calls() {
        return commands().resolve("calls.log");
    }

    @Override
    Path failing() {
        return commands().resolve("failing");
    }

    @Override
    Map<String, String> given() {
        return Map.of(
                "VERSION", "v2.1.0",
                "CDN_ID", "E2EXAMPLE",
                "API_URL", "http://tls-api.example.com",
                "UI_URL", "http://app.example.com",
                "PROMETHEUS_URL", "http://prometheus.example.com",
                "CONSUL_URL", "http://consul.example.com:8500");
    }

    @Override
    public Map<String, String> secrets() {
        return Stream.of("DATABASE_URL", "PGPASSFILE", "STATUS_PAGE_WEBHOOK", "TEAM_WEBHOOK", "PAGER_WEBHOOK")
                .collect(Collectors.toMap(name -> name, name -> "http://hooks.invalid/" + name));
    }

    @Override
    String address(String url) {
        var address = super.address(url);
        return address.contains("/api/v1/query?query=")
                ? URLDecoder.decode(address.replaceFirst(".*query=", ""), StandardCharsets.UTF_8)
                : address;
    }

    /** The levels that call for a rollback are looked at in the background, which each medium does in its way. */
    @Override
    boolean isCompared(String call) {
        return !call.contains("http_requests_total") && !call.contains("http_request_duration");
    }

    @Override
    Server.Said said(String address, Instant now) {
        if (address.startsWith("api.example.com/")) {
            return new Server.Said(301, "");
        }
        if (address.endsWith("/api/v1/agents")) {
            return new Server.Said(401, "");
        }
        var value = value(address);
        return new Server.Said(
                200,
                "{\"status\": \"success\", \"data\": {\"resultType\": \"vector\", \"result\": [{\"metric\": {}, \"value\": [%d, \"%s\"]}]}}"
                        .formatted(now.getEpochSecond(), value));
    }

    private static String value(String query) {
        return Map.of(
                        "http_requests_total", "0.0004",
                        "http_request_duration", "0.21",
                        "ui_page_load", "1.8",
                        "db_query_duration", "0.04",
                        "node_cpu", "0.35",
                        "node_memory", "0.6",
                        "pg_stat_activity_count", "0.2")
                .entrySet()
                .stream()
                .filter(e -> query.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("0");
    }
}
