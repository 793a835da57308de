package deployspec.world;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks up the addresses of a name. The system gives up after a minute or so, which is later than anybody waits. */
record Lookup(Names names) {
    static final Lookup OF_SYSTEM = new Lookup(InetAddress::getAllByName);

    /** Who knows the addresses of a name. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** @throws InterruptedIOException when its time is over or {@code stop} is wanted; the system is left to itself then */
    InetAddress[] of(String host, Duration within, Stop stop) throws IOException {
        var found = new CompletableFuture<InetAddress[]>();
        // A thread that asks the system can't be interrupted, and would hold up others if it were not one of its own.
        Thread.ofPlatform().daemon().name("lookup of " + host).start(() -> {
            try {
                found.complete(names.of(host));
            } catch (UnknownHostException | RuntimeException e) {
                found.completeExceptionally(e);
            }
        });
        try (var cancelling = stop.whenWanted(() -> found.cancel(false))) {
            return found.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | CancellationException e) {
            throw new InterruptedIOException("no address in time");
        } catch (ExecutionException e) {
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
