package deployspec.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server in the foreground; what it says is kept in a file beside its data. */
record Peer(Process process, Path log) implements AutoCloseable {
    private static final Duration UP_WITHIN = Duration.ofSeconds(30);

    static Peer start(Path folder, List<String> command) throws IOException {
        var log = folder.resolve("log-" + Path.of(command.getFirst()).getFileName());
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        return new Peer(builder.start(), log);
    }

    /** Runs a program that prepares something, to its end. */
    static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        var peer = start(folder, command);
        if (peer.process().waitFor() != 0) {
            throw peer.fault("ended with " + peer.process().exitValue());
        }
    }

    /** Nothing can be measured before. */
    void awaitReady(BooleanSupplier ready) throws InterruptedException {
        long end = System.nanoTime() + UP_WITHIN.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw fault("has ended");
            }
            if (System.nanoTime() > end) {
                throw fault("is not ready after " + UP_WITHIN);
            }
            Thread.sleep(50);
        }
    }

    private AssertionError fault(String what) {
        close();
        try {
            return new AssertionError("%s: %s%n%s".formatted(log.getFileName(), what, Files.readString(log)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that nobody listens on now. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
