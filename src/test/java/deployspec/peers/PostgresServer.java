package deployspec.peers;

import deployspec.tools.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server with a password, on the loopback address alone. It refuses to run as root and is somebody else then. */
public final class PostgresServer implements AutoCloseable {
    private static final String PASSWORD = "it's a:secret";
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    private final Path folder;
    private final int port;
    private final Peer server;

    private PostgresServer(Path folder, int port, Peer server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    public static PostgresServer start() throws IOException, InterruptedException {
        ExternalTool.path("psql");
        var programs =
                Path.of(ExternalTool.path("initdb", versions())).toRealPath().getParent();
        // Below the folder of a test nobody else may look.
        var folder = Files.createTempDirectory("deployspec-postgres");
        var data = folder.resolve("data").toString();
        var password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        if (isRoot()) {
            Peer.run(folder, List.of("chown", "-R", "postgres", folder.toString()));
        }
        Peer.run(
                folder,
                asServer(List.of(
                        programs + "/initdb",
                        "-N",
                        "-D",
                        data,
                        "-U",
                        "deployer",
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + password)));
        int port = Peer.freePort();
        var server = Peer.start(
                folder,
                asServer(List.of(
                        programs + "/postgres",
                        "-D",
                        data,
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-k",
                        "",
                        "-c",
                        "fsync=off")));
        server.awaitReady(() ->
                succeeds(List.of(programs + "/pg_isready", "-q", "-h", "127.0.0.1", "-p", Integer.toString(port))));
        var pass = Files.writeString(
                folder.resolve("pgpass"), "127.0.0.1:%d:*:deployer:%s\n".formatted(port, PASSWORD.replace(":", "\\:")));
        Peer.run(folder, List.of("chmod", "600", pass.toString()));
        return new PostgresServer(folder, port, server);
    }

    /** The command that takes SQL on its standard input. */
    public String psql() {
        return "psql -X -At -v ON_ERROR_STOP=1 -h 127.0.0.1 -p %d -U deployer postgres".formatted(port);
    }

    /** Where the password stands, as {@code PGPASSFILE} names it. */
    public String passwordFile() {
        return folder.resolve("pgpass").toString();
    }

    private static Path[] versions() throws IOException {
        if (!Files.isDirectory(VERSIONS)) {
            return new Path[0];
        }
        try (var versions = Files.list(VERSIONS)) {
            return versions.sorted(Comparator.reverseOrder())
                    .map(v -> v.resolve("bin"))
                    .toArray(Path[]::new);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static List<String> asServer(List<String> command) {
        var becoming = List.of("setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups");
        return isRoot() ? Stream.concat(becoming.stream(), command.stream()).toList() : new ArrayList<>(command);
    }

    private static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
