package deployspec.world;

import deployspec.execute.port.Message;
import deployspec.json.JsonMismatch;
import deployspec.json.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The folder in which answers are left for a run from another terminal: a file for each, whole or not there. The run alone
 * takes them out, once they stand in its journal.
 */
public final class Inbox implements AutoCloseable {
    private final Path folder;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private Optional<WatchService> watch = Optional.empty();
    private List<Stored> known = List.of();

    private Inbox(Path folder) {
        this.folder = folder;
    }

    public static Inbox of(RunFolder run) {
        return new Inbox(RunFolder.makeFolder(run.path().resolve("inbox")));
    }

    /** One answer as it lies there. */
    record Stored(Path file, Instant at, Message message) {}

    /** @param at when it was left */
    record Letter(Instant at, Message message) {}

    /**
     * Leaves an answer; whoever has answered this question already has answered it.
     *
     * @param name whose answer it is
     * @return what had been left there before in that name, and still is; empty if this one is
     */
    public Optional<Message> leave(Message message, String name, Instant at) {
        var file = folder.resolve("%d-%s.json".formatted(message.question(), RunFolder.fileName(name)));
        var part = folder.resolve(UUID.randomUUID() + ".part");
        try {
            Disk.REAL.writePart(part, RecordJson.write(new Letter(at, message)).getBytes(StandardCharsets.UTF_8));
            // A link, unlike a move, never takes the place of another.
            Files.createLink(file, part);
            Disk.REAL.syncFolder(folder);
            return Optional.empty();
        } catch (FileAlreadyExistsException e) {
            return Optional.of(read(file).message());
        } catch (IOException e) {
            throw new StateFault(
                    "cannot leave the answer in `%s`: %s".formatted(folder, StateFault.reason(e)),
                    "check the disk and its rights");
        } finally {
            discard(part);
        }
    }

    /** Oldest first. */
    List<Message> messages() {
        if (changed.getAndSet(false) || watch.isEmpty()) {
            known = look();
        }
        return known.stream().map(Stored::message).toList();
    }

    void take(Message message) {
        known.stream().filter(s -> s.message().equals(message)).findFirst().ifPresent(s -> discard(s.file()));
        known = known.stream().filter(s -> !s.message().equals(message)).toList();
    }

    /** Calls the listener whenever something was left. Where folders can't be watched, it is found at the run's next turn. */
    void tell(Runnable listener) {
        try {
            var service = folder.getFileSystem().newWatchService();
            watch = Optional.of(service);
            folder.register(service, StandardWatchEventKinds.ENTRY_CREATE);
            Thread.ofVirtual().start(() -> listen(service, listener));
        } catch (IOException e) {
            close();
        }
    }

    private void listen(WatchService service, Runnable listener) {
        try {
            while (true) {
                var key = service.take();
                key.pollEvents();
                key.reset();
                changed.set(true);
                listener.run();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            // The run is left.
        }
    }

    @Override
    public void close() {
        watch.ifPresent(service -> {
            try {
                service.close();
            } catch (IOException e) {
                // Nothing is read from it any more.
            }
        });
        watch = Optional.empty();
    }

    private List<Stored> look() {
        try (var files = Files.newDirectoryStream(folder, "*.json")) {
            var found = new ArrayList<Stored>();
            files.forEach(file -> found.add(read(file)));
            found.sort(
                    Comparator.comparing(Stored::at).thenComparing(s -> s.file().toString()));
            return found;
        } catch (IOException e) {
            throw unreadable(folder, StateFault.reason(e));
        }
    }

    private static Stored read(Path file) {
        try {
            var letter = RecordJson.read(Files.readString(file), Letter.class);
            return new Stored(file, letter.at(), letter.message());
        } catch (JsonMismatch e) {
            throw unreadable(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unreadable(file, StateFault.reason(e));
        }
    }

    private static StateFault unreadable(Path file, String why) {
        return new StateFault(
                "cannot read what was answered, `%s`: %s".formatted(file, why), "look who wrote it, and move it away");
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It lies there until the next look, and counts for nothing then.
        }
    }
}
