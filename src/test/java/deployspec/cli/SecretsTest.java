package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.world.SecretForms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty secrets go through a run in every form, and come out nowhere. */
final class SecretsTest {
    @TempDir
    private Path folder;

    @Test
    void noneIsOnTheTerminalNorOnTheDiskNorInAMessage() throws Exception {
        var secrets = SecretForms.secrets();
        var variables = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
        for (int i = 0; i < secrets.size(); i++) {
            variables.put("S" + i, secrets.get(i));
        }
        Files.write(
                folder.resolve("forms"),
                secrets.stream().flatMap(s -> SecretForms.of(s).stream()).toList());
        try (var server = new MockWebServer()) {
            server.start();
            IntStream.range(0, 9).forEach(i -> server.enqueue(new MockResponse.Builder().build()));
            var spec = Files.writeString(folder.resolve("secrets.yaml"), spec(secrets.size(), server.getPort()));
            var call = Call.in(
                    variables,
                    new byte[0],
                    "execute",
                    spec,
                    "--yes",
                    "--state",
                    folder.resolve("state"),
                    "--set",
                    "FOLDER=" + folder);
            assertThat(call.code()).as(call.err()).isEqualTo(1);

            var places = new LinkedHashMap<String, String>();
            places.put("the terminal", call.out() + call.err());
            while (places.size() < server.getRequestCount() + 1) {
                var request = server.takeRequest();
                places.put(
                        "message " + places.size(),
                        Objects.requireNonNull(request.getBody()).utf8());
            }
            places.putAll(files());
            assertThat(places.keySet())
                    .as(call.err())
                    .anyMatch(name -> name.startsWith("message"))
                    .anyMatch(name -> name.endsWith("journal.jsonl"))
                    .anyMatch(name -> name.endsWith("out"))
                    .anyMatch(name -> name.endsWith("err"))
                    .anyMatch(name -> name.endsWith("report.md"));
            var leaks = new ArrayList<String>();
            places.forEach((name, text) -> secrets.stream()
                    .filter(secret -> SecretForms.isIn(text, secret))
                    .forEach(secret -> leaks.add(secret + " in " + name)));
            System.out.printf(
                    "secrets: %d values in %d forms, searched for in %d places, %d leaks%n",
                    secrets.size(), SecretForms.of("x").size(), places.size(), leaks.size());
            assertThat(leaks).isEmpty();
            assertThat(places.get("the terminal")).contains("***");
        }
    }

    private Map<String, String> files() throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var all = Files.walk(folder.resolve("state"))) {
            all.filter(Files::isRegularFile).forEach(file -> files.put(file.toString(), content(file)));
        }
        return files;
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Printed, captured, sent, put into an address that nobody answers at, and the last words of a script that fails. */
    private static String spec(int count, int port) {
        var names = IntStream.range(0, count).mapToObj(i -> "S" + i).toList();
        return """
                spec: deployment/v1
                id: secrets
                title: Secrets
                inputs: {FOLDER: {about: Where the forms are}}
                secrets: {%s: {}}
                channels:
                  team: {webhook: {url: "http://127.0.0.1:%d/hook", body: {text: "${MESSAGE}"}}}
                phases:
                  - phase: Main
                    steps:
                      - step: Print
                        id: print
                        read-only: true
                        needs: [%s]
                        run: |
                          # %s
                          cat "$FOLDER/forms"
                          cat "$FOLDER/forms" >&2
                        capture: {SEEN: {read: {regex: "^(hunter.*|[*]+)$"}}}
                      - step: Send
                        id: send
                        notify: [{channel: team, message: "It was ${SEEN}"}]
                      - step: Call
                        id: call
                        needs: [S0]
                        http: {url: "http://127.0.0.1:1/${S0}"}
                        read-only: true
                        on-failure: continue
                      - step: Fail
                        id: fail
                        read-only: true
                        needs: [S0, S3]
                        run: |
                          printf 'the password %%s is wrong' "$S0$S3" >&2
                          exit 1
                """.formatted(
                        String.join(": {}, ", names),
                        port,
                        String.join(", ", names),
                        String.join(" ", names.stream().map(n -> "$" + n).toList()));
    }
}
