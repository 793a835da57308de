import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Serves the release that a link points at: {@code java Serve.java PORT LINK PID_FILE}.
 *
 * <p>The JDK's own jwebserver follows a link once, when it starts. Here the link is followed anew for each request, so
 * that switching it takes effect at once and needs no restart.
 */
class Serve {
    public static void main(String[] arguments) throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var link = Path.of(arguments[1]);
        var server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> SimpleFileServer.createFileHandler(link.toRealPath()).handle(exchange));
        server.start();
        Files.writeString(Path.of(arguments[2]), ProcessHandle.current().pid() + "\n");
        System.out.println("Serving " + link + " at http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }
}
