package deployspec.render.planted;

import deployspec.model.Spec;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine;

/** Does everything that a renderer must not do, so that a test can see whether the guard of the layers notices. */
final class PeepingRenderer {
    private PeepingRenderer() {}

    static void render(Spec spec, CommandLine commandLine) throws IOException {
        new ProcessBuilder("id").start();
        new Socket("127.0.0.1", 9).close();
        if (Files.exists(Path.of(System.getenv("HOME")))) {
            System.out.println(Instant.now() + " " + spec + commandLine);
        }
    }
}
