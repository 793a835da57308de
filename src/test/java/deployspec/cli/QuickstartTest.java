package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.HtmlValidate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quickstart for real: a site is deployed and fetched, and a broken release is taken back. */
final class QuickstartTest {
    @TempDir
    private Path folder;

    private int port;

    @BeforeEach
    void findAPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void endTheServer() throws IOException {
        var pid = folder.resolve("site/server.pid");
        if (Files.exists(pid)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroy);
        }
    }

    @Test
    void deploysARelease_andTakesABrokenOneBack() throws Exception {
        assertThat(execute("VERSION=1.0")).isZero();
        assertThat(page()).contains("Release 1.0");

        assertThat(execute("VERSION=1.1", "RELEASE=broken")).isEqualTo(Exit.ROLLED_BACK.code());
        assertThat(page()).contains("Release 1.0");
        assertThat(folder.resolve("site/releases/1.1-broken")).doesNotExist();

        assertThat(execute("VERSION=1.2")).isZero();
        assertThat(page()).contains("Release 1.2");
        var state = folder.resolve("state");
        assertThat(Call.of("runs", "--state", state).out()).contains("  done", "  rolled back");
        assertThat(Call.of("status", "--state", state).out()).contains("state      done");
        for (var run : state.resolve("runs").toFile().list()) {
            assertThat(Call.of("verify", run, "--state", state).code()).isZero();
            var page =
                    Call.of("report", run, "--format", "html", "--state", state).out();
            assertThat(HtmlValidate.check(Files.writeString(folder.resolve(run + ".html"), page)))
                    .isEmpty();
        }
        assertThat(reports()).hasSize(3).anySatisfy(r -> assertThat(r).contains("**Rolled back", "## Rollback"));
    }

    @Test
    void goesOnWithARunThatWaitedForAPerson() throws Exception {
        var waiting = Files.writeString(folder.resolve("some.yaml"), """
                as: release-manager
                answers: {go-ahead: approve}
                """);
        assertThat(run(List.of("execute", "specs/quickstart.yaml", "--yes", "--answers", waiting.toString())))
                .isEqualTo(Exit.WAITING.code());

        var run = folder.resolve("state/runs").toFile().list();
        assertThat(run).hasSize(1);
        assertThat(run(List.of("execute", "--resume", run[0], "--yes", "--answers", "specs/quickstart.answers.yaml")))
                .isZero();
        var report = reports().getFirst();
        assertThat(report).contains("| A.2 | Build the release |");
        var journal =
                Files.readString(folder.resolve("state/runs").resolve(run[0]).resolve("journal.jsonl"));
        assertThat(journal.lines().filter(l -> l.contains("action-started") && l.contains("\"step\":\"switch\"")))
                .hasSize(1);
    }

    @Test
    void theRunbookDoesTheSameWithoutJava() throws Exception {
        assertThat(runbook("VERSION=1.0")).isZero();
        assertThat(page()).contains("Release 1.0");

        assertThat(runbook("VERSION=1.1", "RELEASE=broken")).isEqualTo(Exit.ROLLED_BACK.code());
        assertThat(page()).contains("Release 1.0");
    }

    private int execute(String... inputs) {
        return run(
                List.of("execute", "specs/quickstart.yaml", "--yes", "--answers", "specs/quickstart.answers.yaml"),
                inputs);
    }

    /** A run that is gone on with keeps the inputs that it was begun with. */
    private int run(List<String> command, String... inputs) {
        var arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--state", folder.resolve("state").toString()));
        if (!command.contains("--resume")) {
            arguments.addAll(settings(inputs));
        }
        var told = new StringWriter();
        var streams = new Streams(new PrintWriter(told), new PrintWriter(told, true));
        return Main.run(arguments.toArray(String[]::new), streams, System.getenv());
    }

    private int runbook(String... inputs) throws Exception {
        var answers = Files.writeString(folder.resolve("answers"), """
                as=release-manager
                go-ahead=yes
                look-at-page=done
                sign-off.remarks=none
                sign-off.release-manager=yes
                """);
        var command = new ArrayList<>(List.of(
                "bash",
                "generated/quickstart/runbook.sh",
                "--yes",
                "--answers",
                answers.toString(),
                "--state",
                folder.resolve("runbook-state").toString()));
        command.addAll(settings(inputs));
        return new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("runbook.log").toFile())
                .start()
                .waitFor();
    }

    private List<String> settings(String... inputs) {
        var settings = new ArrayList<>(List.of("--set", "PORT=" + port, "--set", "SITE_DIR=" + folder.resolve("site")));
        for (var input : inputs) {
            settings.addAll(List.of("--set", input));
        }
        return settings;
    }

    private String page() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/index.html"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private List<String> reports() throws IOException {
        try (var runs = Files.list(folder.resolve("state/runs"))) {
            var reports = new ArrayList<String>();
            for (var run : runs.toList()) {
                reports.add(Files.readString(run.resolve("report.md")));
            }
            return reports;
        }
    }
}
