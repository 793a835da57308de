package deployspec.world;

import deployspec.execute.port.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What was written or answered: masked before it is kept, and cut in the middle where it is more than anybody reads. It lasts
 * before anybody judges by it, because a later gate may read it again after a crash.
 */
final class Captured {
    /** Of one stream, head and tail together. */
    static final int MOST = 2 << 20;

    private static final List<String> STREAMS = List.of("out", "err", "last");

    private final Masker masker;
    private final Disk disk;

    Captured(Masker masker) {
        this(masker, Disk.REAL);
    }

    Captured(Masker masker, Disk disk) {
        this.masker = masker;
        this.disk = disk;
    }

    /** Puts masked files in the place of the raw ones, and leaves nothing of the input, which may hold secrets. */
    synchronized Output keep(Path place) {
        try {
            var output = new Output(keep(place, "out"), keep(place, "err"));
            disk.delete(place.resolve("input"));
            if (disk.exists(LastLine.in(place))) {
                disk.delete(LastLine.in(place));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy: whoever still holds the raw one open goes on writing where nobody reads. */
    private String keep(Path place, String stream) throws IOException {
        var raw = place.resolve("raw-" + stream);
        if (!disk.exists(raw)) {
            return stream(place, stream);
        }
        var masked = masked(raw);
        if (!masked.isEmpty()) {
            disk.write(place.resolve(stream), masked);
        }
        disk.delete(raw);
        return masked;
    }

    /** Keeps what was answered by something that writes no files. */
    synchronized Output keep(Path place, Output answered) {
        try {
            disk.write(place.resolve("out"), masker.mask(answered.out()));
            disk.write(place.resolve("err"), masker.mask(answered.err()));
            disk.syncFolderAround(place);
            return read(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is there now, masked; of a script that still runs, what it has written so far. */
    synchronized Output read(Path place) {
        return new Output(stream(place, "out"), stream(place, "err"));
    }

    /** For whoever looks on while the script runs; that it is not there harms nobody. */
    synchronized void keep(LastLine last, Path place) {
        try {
            var line = last.changed(masker);
            if (line.isPresent()) {
                var part = place.resolve("last.part");
                Files.writeString(part, line.get());
                Files.move(part, LastLine.in(place), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            // It is looked at again.
        }
    }

    /** Masks what has been kept below this folder once more, because more is known to be secret now. */
    synchronized void maskAgain(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(f -> STREAMS.contains(f.getFileName().toString()))
                    .toList()) {
                var kept = Files.readString(file);
                var masked = masker.mask(kept);
                if (!masked.equals(kept)) {
                    disk.write(file, masked);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String stream(Path place, String name) {
        try {
            var kept = place.resolve(name);
            var file = disk.exists(kept) ? kept : place.resolve("raw-" + name);
            return disk.exists(file) ? masked(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Masked before it is cut, and cut so far from its middle that half a secret cannot be left there. */
    private String masked(Path file) throws IOException {
        long size = disk.size(file);
        if (size <= MOST) {
            return masker.mask(text(disk.read(file, 0, (int) size)));
        }
        var head = masker.mask(text(disk.read(file, 0, MOST / 2)));
        var tail = masker.mask(text(disk.read(file, size - MOST / 2, MOST / 2)));
        int halfSecret = masker.longest();
        return head.substring(0, Math.max(0, head.length() - halfSecret))
                + "\n" + Output.leftOut(size - MOST) + "\n"
                + tail.substring(Math.min(tail.length(), halfSecret));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
