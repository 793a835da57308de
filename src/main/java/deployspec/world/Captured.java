package deployspec.world;

import deployspec.execute.port.Output;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What scripts wrote: masked before it is kept, and cut in the middle where it is more than anybody reads. */
final class Captured {
    /** Of one stream, head and tail together. */
    private static final int MOST = 4 << 20;

    private final Masker masker;

    Captured(Masker masker) {
        this.masker = masker;
    }

    /** Puts masked files in the place of the raw ones. */
    Output keep(Path place) {
        try {
            for (var stream : new String[] {"out", "err"}) {
                var raw = place.resolve("raw-" + stream);
                if (Files.exists(raw)) {
                    Files.writeString(place.resolve(stream), masker.mask(bounded(raw)));
                    Files.delete(raw);
                }
            }
            return read(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is there now, masked; of a script that still runs, what it has written so far. */
    Output read(Path place) {
        return new Output(stream(place, "out"), stream(place, "err"));
    }

    private String stream(Path place, String name) {
        try {
            var kept = place.resolve(name);
            var file = Files.exists(kept) ? kept : place.resolve("raw-" + name);
            return Files.exists(file) ? masker.mask(bounded(file)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bounded(Path file) throws IOException {
        long size = Files.size(file);
        if (size <= MOST) {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }
        var head = new byte[MOST / 2];
        var tail = new byte[MOST / 2];
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.readFully(head);
            in.seek(size - tail.length);
            in.readFully(tail);
        }
        return new String(head, StandardCharsets.UTF_8)
                + "\n… %d bytes left out …\n".formatted(size - MOST)
                + new String(tail, StandardCharsets.UTF_8);
    }
}
