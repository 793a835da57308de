package deployspec.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a script that still runs has written last, on either stream: kept beside its output for whoever looks on and knows no
 * secret. Nothing rests on it, so nobody waits for the disk.
 */
final class LastLine {
    /** How much of the end is looked at, and how much of a line is kept. */
    private static final int MOST = 8 << 10;

    private final Path place;
    private String seen = "";

    LastLine(Path place) {
        this.place = place;
    }

    /** The line, where it is another than before. */
    Optional<String> changed(Masker masker) throws IOException {
        var written = written();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var file = written.get();
        long size = Files.size(file);
        var line = line(text(file, Math.max(0, size - MOST)), size > MOST, masker);
        if (line.isEmpty() || line.equals(seen)) {
            return Optional.empty();
        }
        seen = line;
        return Optional.of(line);
    }

    /** The stream that was written to last. */
    private Optional<Path> written() throws IOException {
        Optional<Path> last = Optional.empty();
        for (var name : new String[] {"raw-out", "raw-err"}) {
            var file = place.resolve(name);
            if (Files.exists(file)
                    && Files.size(file) > 0
                    && (last.isEmpty()
                            || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(last.get())) >= 0)) {
                last = Optional.of(file);
            }
        }
        return last;
    }

    private static String text(Path file, long from) throws IOException {
        return new String(Disk.REAL.read(file, from, MOST), StandardCharsets.UTF_8);
    }

    /**
     * Colours are taken out before anything is masked, so that none of them parts a secret; what a script overwrites with a
     * carriage return is a line, too.
     *
     * @param cut whether more was written before
     */
    static String line(String text, boolean cut, Masker masker) {
        var plain = text.replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "");
        var masked = masker.maskUnfinished(plain);
        var lines = Stream.of(masked.split("[\r\n]+"))
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return "";
        }
        // Half a secret may stand where a line was cut.
        boolean whole = !cut || lines.size() > 1;
        return whole
                ? lines.getLast()
                : lines.getLast().substring(Math.min(lines.getLast().length(), masker.longest()));
    }

    /** Where it is kept. */
    static Path in(Path place) {
        return place.resolve("last");
    }

    /** What was kept; empty once the script has ended, or where it has written nothing. */
    static Optional<String> read(Path place) {
        var file = in(place);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new String(Disk.REAL.read(file, 0, MOST), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
