package deployspec.world;

import deployspec.execute.port.Output;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What was written or answered: masked before it is kept, and cut in the middle where it is more than anybody reads. */
final class Captured {
    /** Of one stream, head and tail together. */
    private static final int MOST = 4 << 20;

    private static final List<String> STREAMS = List.of("out", "err");

    private final Masker masker;

    Captured(Masker masker) {
        this.masker = masker;
    }

    /** Puts masked files in the place of the raw ones, and leaves nothing of the input, which may hold secrets. */
    synchronized Output keep(Path place) {
        try {
            for (var stream : STREAMS) {
                var raw = place.resolve("raw-" + stream);
                if (Files.exists(raw)) {
                    write(place.resolve(stream), masked(raw));
                    Files.delete(raw);
                }
            }
            Files.deleteIfExists(place.resolve("input"));
            return read(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what was answered by something that writes no files. */
    synchronized Output keep(Path place, Output answered) {
        try {
            write(place.resolve("out"), masker.mask(answered.out()));
            write(place.resolve("err"), masker.mask(answered.err()));
            return read(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is there now, masked; of a script that still runs, what it has written so far. */
    synchronized Output read(Path place) {
        return new Output(stream(place, "out"), stream(place, "err"));
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
                    write(file, masked);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String stream(Path place, String name) {
        try {
            var kept = place.resolve(name);
            var file = Files.exists(kept) ? kept : place.resolve("raw-" + name);
            return Files.exists(file) ? masked(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Masked before it is cut, and cut so far from its middle that half a secret cannot be left there. */
    private String masked(Path file) throws IOException {
        long size = Files.size(file);
        if (size <= MOST) {
            return masker.mask(text(Files.readAllBytes(file)));
        }
        var first = new byte[MOST / 2];
        var last = new byte[MOST / 2];
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.readFully(first);
            in.seek(size - last.length);
            in.readFully(last);
        }
        var head = masker.mask(text(first));
        var tail = masker.mask(text(last));
        int halfSecret = masker.longest();
        return head.substring(0, Math.max(0, head.length() - halfSecret))
                + "\n" + Output.leftOut(size - MOST) + "\n"
                + tail.substring(Math.min(tail.length(), halfSecret));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** As a whole or not at all: whoever reads it meanwhile sees the one before. */
    private static void write(Path file, String content) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
