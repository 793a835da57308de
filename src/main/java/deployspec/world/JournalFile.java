package deployspec.world;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.json.JsonMismatch;
import deployspec.json.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The format of a journal: lines chained by hashes. */
final class JournalFile {
    /** What the first record is chained to. */
    static final String START = "0".repeat(64);

    private static final String HASH_MEMBER = ",\"h\":\"";
    private static final int TAIL = HASH_MEMBER.length() + 64 + 2;

    private JournalFile() {}

    /** One record as it stands in the file. */
    record Line(String text, String hash) {}

    /** @param mono the monotonic clock in nanoseconds, from an arbitrary origin within one boot */
    record Stored(Instant at, String boot, Event event, long mono, long seq) {}

    /**
     * @param goodBytes how much of the file is whole records
     * @param open whether the last of them has lost its line end, and nothing else
     * @param torn what was cut off behind them
     */
    record Content(List<Entry> entries, String head, long goodBytes, boolean open, Optional<byte[]> torn) {
        static final Content EMPTY = new Content(List.of(), START, 0, false, Optional.empty());
    }

    static Line line(Entry entry, String boot, long mono, String previous) {
        var json = RecordJson.write(new Stored(entry.at(), boot, entry.event(), mono, entry.seq()));
        var body = json.substring(0, json.length() - 1);
        var hash = hash(previous, body);
        return new Line(body + HASH_MEMBER + hash + "\"}\n", hash);
    }

    /** @throws StateFault naming the record where the chain breaks; only what is behind the last line end may be broken */
    static Content read(Path path) throws IOException {
        var bytes = Files.readAllBytes(path);
        var entries = new ArrayList<Entry>();
        var head = START;
        int from = 0;
        while (from < bytes.length) {
            int end = indexOf(bytes, from);
            if (end < 0) {
                return ending(entries, head, from, Arrays.copyOfRange(bytes, from, bytes.length), path);
            }
            var line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
            var record = check(line, head, entries.size() + 1L, path);
            entries.add(record.entry());
            head = record.hash();
            from = end + 1;
        }
        return new Content(entries, head, from, false, Optional.empty());
    }

    /** A record whose hash is right was written whole, and is as good as any. */
    private static Content ending(List<Entry> entries, String head, int from, byte[] rest, Path path) {
        try {
            var last = check(new String(rest, StandardCharsets.UTF_8), head, entries.size() + 1L, path);
            entries.add(last.entry());
            return new Content(entries, last.hash(), from + rest.length, true, Optional.empty());
        } catch (StateFault e) {
            return new Content(entries, head, from, false, Optional.of(rest));
        }
    }

    private record Checked(Entry entry, String hash) {}

    private static Checked check(String line, String previous, long seq, Path path) {
        if (line.length() <= TAIL || !line.startsWith(HASH_MEMBER, line.length() - TAIL) || !line.endsWith("\"}")) {
            throw damaged(seq, path, "it does not end with its hash");
        }
        var body = line.substring(0, line.length() - TAIL);
        var hash = line.substring(line.length() - 66, line.length() - 2);
        if (!hash(previous, body).equals(hash)) {
            throw damaged(seq, path, "its hash is not that of its content and of the record before");
        }
        try {
            var stored = RecordJson.read(body + "}", Stored.class);
            if (stored.seq() != seq) {
                throw damaged(seq, path, "it says that it is number " + stored.seq());
            }
            return new Checked(new Entry(seq, stored.at(), stored.event()), hash);
        } catch (JsonMismatch e) {
            throw damaged(seq, path, String.valueOf(e.getMessage()));
        }
    }

    private static StateFault damaged(long seq, Path path, String how) {
        return new StateFault(
                "record %d of the journal `%s` was changed: %s".formatted(seq, path, how),
                "do not go on with this run; keep the file, and find out who changed it");
    }

    private static int indexOf(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static String hash(String previous, String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(previous));
            digest.update(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
