package deployspec.hostile;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can lie where a spec is looked for and is none. */
public final class HostilePlaces {
    private HostilePlaces() {}

    /** Makes one of each in a folder. In the order of their names: what a person calls it, and where it is. */
    public static Map<String, Path> in(Path folder) throws IOException, InterruptedException {
        var places = new LinkedHashMap<String, Path>();
        places.put("folder", Files.createDirectory(folder.resolve("folder.yaml")));
        places.put("pipe", pipe(folder.resolve("pipe.yaml")));
        places.put("socket", socket(folder.resolve("socket.yaml")));
        places.put("link-loop", link(folder.resolve("loop.yaml"), folder.resolve("loop.yaml")));
        places.put("link-to-nothing", link(folder.resolve("nothing.yaml"), folder.resolve("nowhere")));
        places.put("link-to-zeros", link(folder.resolve("zeros.yaml"), Path.of("/dev/zero")));
        places.put("link-to-a-pipe", link(folder.resolve("to-pipe.yaml"), folder.resolve("pipe.yaml")));
        places.put("zeros", Path.of("/dev/zero"));
        places.put("terminal", Path.of("/dev/tty"));
        places.put("nothing", folder.resolve("missing.yaml"));
        return places;
    }

    private static Path link(Path link, Path target) throws IOException {
        return Files.createSymbolicLink(link, target);
    }

    private static Path pipe(Path pipe) throws IOException, InterruptedException {
        if (new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor() != 0) {
            throw new IOException("mkfifo made no pipe");
        }
        return pipe;
    }

    /** Its file stays when it is closed. */
    private static Path socket(Path socket) throws IOException {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
        }
        return socket;
    }
}
