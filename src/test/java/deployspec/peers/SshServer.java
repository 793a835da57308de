package deployspec.peers;

import deployspec.tools.ExternalTool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An SSH server with keys of its own that lets in whoever runs the test. */
public final class SshServer implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Peer server;

    private SshServer(Path folder, int port, Peer server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    public static SshServer in(Path folder) throws IOException, InterruptedException {
        ExternalTool.path("ssh");
        var sshd = ExternalTool.path("sshd", Path.of("/usr/sbin"), Path.of("/sbin"));
        if (System.getProperty("user.name").equals("root")) {
            // The package's service would have made it.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        for (var key : List.of("host", "user", "stranger")) {
            Peer.run(
                    folder,
                    List.of(
                            "ssh-keygen",
                            "-q",
                            "-t",
                            "ed25519",
                            "-N",
                            "",
                            "-f",
                            folder.resolve(key).toString()));
        }
        int port = Peer.freePort();
        var configuration = Files.writeString(folder.resolve("sshd_config"), """
                Port %1$d
                ListenAddress 127.0.0.1
                HostKey %2$s/host
                AuthorizedKeysFile %2$s/user.pub
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                PermitRootLogin prohibit-password
                """.formatted(port, folder));
        known(folder, "known", port, "host");
        known(folder, "known-otherwise", port, "stranger");
        var server = Peer.start(folder, List.of(sshd, "-D", "-e", "-f", configuration.toString()));
        server.awaitReady(() -> listens(port));
        return new SshServer(folder, port, server);
    }

    private static void known(Path folder, String file, int port, String key) throws IOException {
        var shown = Files.readString(folder.resolve(key + ".pub"));
        Files.writeString(folder.resolve(file), "[localhost]:%d %s".formatted(port, shown));
    }

    /** The command that runs bash over there. */
    public String bash() {
        return ssh("known", "user");
    }

    /** The same by somebody who remembers another server under this name. */
    public String bashOfAnotherHost() {
        return ssh("known-otherwise", "user");
    }

    /** The same by somebody who is not let in. */
    public String bashOfAStranger() {
        return ssh("known", "stranger");
    }

    private String ssh(String known, String key) {
        return "ssh -F none -p %1$d -i %2$s/%4$s -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=yes -o UserKnownHostsFile=%2$s/%3$s -o GlobalKnownHostsFile=none localhost bash"
                .formatted(port, folder, known, key);
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
