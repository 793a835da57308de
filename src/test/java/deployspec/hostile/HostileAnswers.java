package deployspec.hostile;

import deployspec.hostile.HostileServer.Deed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What a metrics server, or whatever stands in its place, can answer instead of one good number. */
public final class HostileAnswers {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final int KIB = 1024;

    private HostileAnswers() {}

    /** The one to compare with: it lets a gate open. */
    public static HostileAnswer healthy() {
        return says("healthy", vector(now(), "0.5"));
    }

    public static List<HostileAnswer> all() {
        return List.of(
                // the connection
                before("hangs up at once", caller -> {}),
                before("resets at once", HostileServer.Caller::reset),
                before("never answers", HostileServer.Caller::waitForEver).withoutEnd(),
                does("hangs up on the request", caller -> {}),
                does("resets on the request", HostileServer.Caller::reset),
                does("resets within the headers", caller -> {
                    caller.write(OK + "Content-Le");
                    caller.reset();
                }),
                does("hangs up within the headers", caller -> caller.write(OK + "Content-Le")),
                does("resets within the body", caller -> {
                    caller.write(OK + JSON + "Content-Length: 200\r\n\r\n{\"status\":");
                    caller.reset();
                }),
                // TLS
                before("speaks plain text where TLS is expected", caller -> caller.write(whole(vector(now(), "0.5"))))
                        .over("https"),
                before("never begins TLS", HostileServer.Caller::waitForEver)
                        .over("https")
                        .withoutEnd(),
                before("drips TLS", caller -> {
                            caller.write(new byte[] {22, 3, 3, 63, 0});
                            caller.writeForEver(new byte[] {2}, 50);
                        })
                        .over("https")
                        .withoutEnd(),
                before("refuses TLS", caller -> caller.write(new byte[] {21, 3, 3, 0, 2, 2, 40}))
                        .over("https"),
                before(
                        "speaks TLS where plain text is expected",
                        caller -> caller.write(new byte[] {21, 3, 1, 0, 2, 2, 70})),
                // what is not HTTP
                does("speaks another protocol", caller -> caller.write("220 mail.example.com ESMTP\r\n")),
                does("sends noise", caller -> caller.write(new byte[] {0, 27, '[', '2', 'J', 7, -1, -2, '\r', '\n'})),
                does("never ends its status line", caller -> {
                    caller.write("HTTP/1.1 200 ");
                    caller.writeForEver("O".repeat(KIB).getBytes(StandardCharsets.US_ASCII), 0);
                }),
                does("sends headers without end", caller -> {
                    caller.write(OK);
                    caller.writeForEver(
                            "X-Filler: %s\r\n".formatted("y".repeat(KIB)).getBytes(StandardCharsets.US_ASCII), 0);
                }),
                does(
                                "says “continue” without end",
                                caller -> caller.writeForEver(
                                        "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 1))
                        .withoutEnd(),
                does("drips headers", caller -> {
                            caller.write(OK);
                            caller.writeForEver("X".getBytes(StandardCharsets.US_ASCII), 50);
                        })
                        .withoutEnd(),
                // the framing of the body
                does("drips its body", caller -> {
                            caller.write(OK + JSON + "Content-Length: 100000\r\n\r\n");
                            caller.writeForEver(" ".getBytes(StandardCharsets.US_ASCII), 50);
                        })
                        .withoutEnd(),
                does(
                        "promises more than it sends",
                        caller -> caller.write(OK + JSON + "Content-Length: 5000\r\n\r\n" + vector(now(), "0.5"))),
                does(
                        "promises less than it sends",
                        caller -> caller.write(OK + JSON + "Content-Length: 20\r\n\r\n" + vector(now(), "0.5"))),
                does(
                        "gives two lengths",
                        caller -> caller.write(
                                OK + JSON + "Content-Length: 20\r\nContent-Length: 30\r\n\r\n" + vector(now(), "0.5"))),
                does(
                        "garbles its chunks",
                        caller -> caller.write(OK + JSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"
                                + vector(now(), "0.5") + "\r\n0\r\n\r\n")),
                does(
                        "stops between two chunks",
                        caller -> caller.write(OK + JSON + "Transfer-Encoding: chunked\r\n\r\n"
                                + Integer.toHexString(vector(now(), "0.5").length()) + "\r\n" + vector(now(), "0.5")
                                + "\r\n")),
                does("sends a body without end", caller -> {
                    caller.write(OK + JSON + "Connection: close\r\n\r\n");
                    caller.writeForEver(" ".repeat(64 * KIB).getBytes(StandardCharsets.US_ASCII), 0);
                }),
                does(
                        "sends 5 MB around a number",
                        caller -> caller.write(whole("{\"filler\":\"%s\",".formatted("x".repeat(5 << 20))
                                + vector(now(), "0.5").substring(1)))),
                does("sends a gzip bomb", HostileAnswers::gzipBomb),
                does(
                        "says gzip and sends none",
                        caller -> caller.write(OK + JSON + "Content-Encoding: gzip\r\n" + "Connection: close\r\n\r\n"
                                + vector(now(), "0.5"))),
                // the status
                status("redirects", "302 Found", "Location: /elsewhere\r\n", vector(now(), "0.5")),
                does(
                        "redirects in a circle",
                        caller -> caller.write(
                                "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:%d/api/v1/query\r\nContent-Length: 0\r\n\r\n"
                                        .formatted(caller.port()))),
                status("204", "204 No Content", "", ""),
                status("401", "401 Unauthorized", "WWW-Authenticate: Basic\r\n", vector(now(), "0.5")),
                status("407", "407 Proxy Authentication Required", "", vector(now(), "0.5")),
                status("408", "408 Request Timeout", "Retry-After: 0\r\n", vector(now(), "0.5")),
                status("422", "422 Unprocessable Entity", JSON, error("bad_data", "unknown function sume")),
                status("429", "429 Too Many Requests", "Retry-After: 0\r\n", vector(now(), "0.5")),
                status("503", "503 Service Unavailable", "Retry-After: 0\r\n", vector(now(), "0.5")),
                status("a status of four digits", "2000 OK", "", vector(now(), "0.5")),
                // what is not one sample
                says("empty body", ""),
                says("HTML", "<!DOCTYPE html>\n<html><body>Sign in. 0.5</body></html>"),
                says("half of its JSON", vector(now(), "0.5").substring(0, 60)),
                says("JSON and something behind", vector(now(), "0.5") + " {}"),
                says("JSON with a comment", "/* 0.5 */" + vector(now(), "0.5")),
                says("null", "null"),
                says("a key twice", vector(now(), "0.5").replace("\"value\":", "\"value\":[1,\"99\"],\"value\":")),
                says("JSON 100,000 deep", "[".repeat(100_000) + "]".repeat(100_000)),
                does(
                        "sends no UTF-8",
                        caller -> caller.write(whole(
                                vector(now(), "0.5").replace("\"metric\":{}", "\"metric\":{\"a\":\"\u00ff\u00fe\"}")))),
                says(
                                "status error and 200",
                                error("execution", "query timed out").replaceFirst("}$", ",")
                                        + vector(now(), "0.5").replaceFirst("^\\{\"status\":\"success\",", ""))
                        .toPrometheusAlone(),
                says("no result at all", "{\"status\":\"success\"}"),
                says("NaN", vector(now(), "NaN")),
                says("+Inf", vector(now(), "+Inf")),
                says("-Inf", vector(now(), "-Inf")),
                says("NaN without quotes", vector(now(), "0.5").replace("\"0.5\"", "NaN")),
                says(
                        "a number of 5,000 digits",
                        vector(now(), "0.5").replace("\"0.5\"", "0." + "0".repeat(5000) + "5")),
                says("an exponent of a million", vector(now(), "-1e1000000")),
                says("words", vector(now(), "half")),
                says("two numbers in one", vector(now(), "0.5 0.5")),
                says("a boolean", vector(now(), "0.5").replace("\"0.5\"", "true")),
                says("an empty vector", vectorOf("")),
                says("two samples", vectorOf(sample(now(), "0.5") + "," + sample(now(), "0.5")))
                        .toPrometheusAlone(),
                says("a stale sample", vector(now() - 3600, "0.5")).toPrometheusAlone(),
                says("a sample of tomorrow", vector(now() + 86_400, "0.5")).toPrometheusAlone(),
                says("a sample without a time", vector(now(), "0.5").replaceFirst("\\[[0-9]+,", "[null,"))
                        .toPrometheusAlone(),
                says("a matrix", vector(now(), "0.5").replace("\"vector\"", "\"matrix\""))
                        .toPrometheusAlone(),
                says(
                        "a string",
                        "{\"status\":\"success\",\"data\":{\"resultType\":\"string\",\"result\":[%d,\"0.5\"]}}"
                                .formatted(now())),
                says("a histogram", vector(now(), "0.5").replace("\"value\"", "\"histogram\"")),
                says(
                                "a part of the truth",
                                vector(now(), "0.5").replaceFirst("}$", ",\"warnings\":[\"no store matched\"]}"))
                        .toPrometheusAlone());
    }

    private static HostileAnswer does(String name, Deed deed) {
        return new HostileAnswer(name, "http", true, false, true, deed);
    }

    private static HostileAnswer before(String name, Deed deed) {
        return does(name, deed).unheard();
    }

    private static HostileAnswer says(String name, String body) {
        return does(name, caller -> caller.write(whole(body)));
    }

    private static HostileAnswer status(String name, String status, String headers, String body) {
        return does(
                name,
                caller -> caller.write("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length()
                        + "\r\n\r\n" + body));
    }

    /** A good answer behind 100 MiB of blanks, in 100 KiB. */
    private static void gzipBomb(HostileServer.Caller caller) throws IOException {
        caller.write(OK + JSON + "Content-Encoding: gzip\r\nConnection: close\r\n\r\n");
        var blanks = " ".repeat(KIB * KIB).getBytes(StandardCharsets.US_ASCII);
        try (var zipped = new GZIPOutputStream(caller.socket().getOutputStream())) {
            for (int i = 0; i < 100; i++) {
                zipped.write(blanks);
            }
            zipped.write(vector(now(), "0.5").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String whole(String body) {
        return OK + JSON + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static String vector(long at, String value) {
        return vectorOf(sample(at, value));
    }

    private static String vectorOf(String samples) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + samples + "]}}";
    }

    private static String sample(long at, String value) {
        return "{\"metric\":{},\"value\":[%d,\"%s\"]}".formatted(at, value);
    }

    private static String error(String type, String text) {
        return "{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"%s\"}".formatted(type, text);
    }
}
