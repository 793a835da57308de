package deployspec.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The tool in the middle of something, which goes on until the scene is released. */
final class Scene implements AutoCloseable {
    /** What the tool is in the middle of. */
    enum State {
        PROMPT("a question is open"),
        RUNNING("a script runs"),
        POLLING("a gate is polled"),
        WEBHOOK("a message is being sent"),
        ROLLBACK("an undo runs"),
        RESUME("a script of a killed process is adopted");

        final String title;

        State(String title) {
            this.title = title;
        }

        static State of(String title) {
            return Arrays.stream(values())
                    .filter(s -> s.title.equals(title))
                    .findFirst()
                    .orElseThrow();
        }
    }

    final Tool tool;
    final Path said;
    private final State state;
    private final Process process;
    private final ServerSocket server;
    private final CompletableFuture<Socket> connected;
    private final ProcessHandle java;

    Scene(State state, Path folder) throws IOException {
        this.state = state;
        this.tool = new Tool(folder);
        this.said = folder.resolve("said");
        this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.connected = CompletableFuture.supplyAsync(
                this::accept, task -> Thread.ofVirtual().start(task));
        Files.writeString(folder.resolve("scene.yaml"), spec());
        if (state == State.RESUME) {
            var killed = tool.start(folder.resolve("said-before"), begin());
            until(() -> Files.exists(folder.resolve("at")));
            killed.destroyForcibly().onExit().join();
            this.process = tool.start(
                    said,
                    "execute",
                    "--resume",
                    tool.runs().getFirst(),
                    "--yes",
                    "--state",
                    tool.state().toString());
            until(() -> said().contains("Resumed"));
        } else if (state == State.PROMPT) {
            this.process = tool.startOnTerminal(said, begin());
            until(() -> said().contains("leave it out"));
        } else {
            this.process = tool.start(said, begin());
            until(() -> state == State.WEBHOOK ? connected.isDone() : Files.exists(folder.resolve("at")));
        }
        this.java = state == State.PROMPT
                ? process.descendants()
                        .filter(p -> p.info().command().orElse("").endsWith("/java"))
                        .findFirst()
                        .orElseThrow()
                : process.toHandle();
    }

    private String[] begin() {
        return new String[] {
            "execute", "scene.yaml", "--yes", "--state", tool.state().toString(), "--set", "PLACE=" + tool.folder()
        };
    }

    private Socket accept() {
        try {
            return server.accept();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void send(String signal) throws IOException {
        // A terminal that has seen its process stop has stopped itself.
        var whom = signal.equals("CONT") ? "%d %d".formatted(process.pid(), java.pid()) : Long.toString(java.pid());
        new ProcessBuilder("sh", "-c", "kill -s %s %s".formatted(signal, whom))
                .start()
                .onExit()
                .join();
    }

    /** Until the tool has said that it heard of it. */
    void heard(String words) {
        until(() -> said().contains(words));
    }

    void stopped() {
        until(() -> status().contains("State:\tT"));
    }

    private String status() {
        try {
            return Files.readString(Path.of("/proc", Long.toString(java.pid()), "status"));
        } catch (IOException e) {
            return "";
        }
    }

    void type(String line) throws IOException {
        OutputStream keys = process.getOutputStream();
        keys.write((line + "\r").getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /** Lets what the tool is in the middle of come to its end. */
    void release() throws IOException {
        Files.writeString(tool.folder().resolve("go"), "");
        if (state == State.PROMPT) {
            type("done");
        }
        if (state == State.WEBHOOK) {
            try (var socket = connected.join()) {
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    int exit() throws IOException {
        return Tool.end(process, said).exit();
    }

    String said() {
        try {
            return Files.exists(said) ? Files.readString(said) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private void until(BooleanSupplier isSo) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(state + ": it never came to that:\n" + said());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Override
    public void close() throws IOException {
        Files.writeString(tool.folder().resolve("go"), "");
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        server.close();
    }

    private String spec() {
        var wait = "touch \"$PLACE/at\"; until [ -e \"$PLACE/go\" ]; do sleep 0.02; done";
        var steps = switch (state) {
            case PROMPT -> "- {step: Look at it, id: look}";
            case RUNNING, RESUME -> "- {step: Wait, id: wait, irreversible: It waits, run: '%s'}".formatted(wait);
            case POLLING -> """
                - step: Poll
                  id: poll
                  gates:
                    - title: It goes
                      target: "= 1"
                      within: 5m
                      every: 100ms
                      measure: {run: 'touch "$PLACE/at"; if [ -e "$PLACE/go" ]; then echo 1; else echo 0; fi'}
                """.indent(6).strip();
            case WEBHOOK -> "- {step: Tell, id: tell, notify: [{channel: team, message: It starts}]}";
            case ROLLBACK -> """
                - step: Change
                  id: change
                  run: exit 1
                  on-failure: rollback
                  undo: {run: '%s'}
                """.formatted(wait).indent(6).strip();
        };
        var rollback = state == State.ROLLBACK
                ? "rollback:\n  decide: automatic\n  steps: [{step: Take it back, undo-steps: all}]\n"
                : "";
        var channels = state == State.WEBHOOK
                ? "channels:\n  team: {webhook: {url: \"http://127.0.0.1:%d/\", body: {text: \"${MESSAGE}\"}}}\n"
                        .formatted(server.getLocalPort())
                : "";
        return """
            spec: deployment/v1
            id: scene
            title: Scene
            inputs: {PLACE: {about: Where the scene is set}}
            %sphases:
              - phase: Main
                steps:
                  %s
                  - {step: After, id: after, read-only: true, run: "true"}
            %s""".formatted(channels, steps, rollback);
    }
}
