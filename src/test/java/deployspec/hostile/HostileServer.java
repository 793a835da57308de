package deployspec.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server on a port of its own that does the same bad thing to everybody who connects. */
public final class HostileServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final HostileAnswer answer;

    public HostileServer(HostileAnswer answer) throws IOException {
        this.answer = answer;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var caller = listening.accept();
                open.add(caller);
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            if (answer.readsFirst()) {
                readRequest(caller);
            }
            answer.does().to(new Caller(caller, port()));
        } catch (IOException e) {
            // The caller has heard enough, which is what is tested.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
        }
    }

    private static void readRequest(Socket caller) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        while (true) {
            var line = lines.readLine();
            if (line == null || line.isEmpty()) {
                return;
            }
        }
    }

    /** Whoever has connected. */
    record Caller(Socket socket, int port) {
        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        /** The same bytes over and over, with a pause after each time, until the caller goes away. */
        void writeForEver(byte[] bytes, long pauseMillis) throws IOException, InterruptedException {
            while (true) {
                write(bytes);
                if (pauseMillis > 0) {
                    Thread.sleep(pauseMillis);
                }
            }
        }

        /** Until the caller goes away. */
        void waitForEver() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // Whatever it still says is of no interest.
            }
        }

        /** As if the machine had been switched off and on again: what is on its way is lost, too. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    /** What it does to a caller. */
    interface Deed {
        void to(Caller caller) throws IOException, InterruptedException;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
