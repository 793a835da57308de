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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The format of a journal: lines chained by hashes. */
final class JournalFile {
    /** What the first record is chained to. */
    static final String START = "0".repeat(64);

    /** What a disk writes at once, or not at all. */
    private static final int BLOCK = 512;

    private static final Pattern BATCH = Pattern.compile("\\{\"at\":\"[^\"]*\",\"batch\":(\\d{1,18}),");

    private static final String HASH_MEMBER = ",\"h\":\"";
    private static final int TAIL = HASH_MEMBER.length() + 64 + 2;

    private JournalFile() {}

    /** One record as it stands in the file. */
    record Line(String text, String hash) {}

    /**
     * @param batch the first of the records that were put on the disk together with this one
     * @param mono the monotonic clock in nanoseconds, from an arbitrary origin within one boot
     */
    record Stored(Instant at, long batch, String boot, Event event, long mono, long seq) {}

    /**
     * @param goodBytes how much of the file is whole records
     * @param open whether the last of them has lost its line end, and nothing else
     * @param torn what was cut off behind them
     */
    record Content(List<Entry> entries, String head, long goodBytes, boolean open, Optional<byte[]> torn) {
        static final Content EMPTY = new Content(List.of(), START, 0, false, Optional.empty());
    }

    static Line line(Entry entry, long batch, String boot, long mono, String previous) {
        var json = RecordJson.write(new Stored(entry.at(), batch, boot, entry.event(), mono, entry.seq()));
        var body = json.substring(0, json.length() - 1);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var hash = hash(previous, bytes, 0, bytes.length);
        return new Line(body + HASH_MEMBER + hash + "\"}\n", hash);
    }

    /** @throws StateFault naming the record where the chain breaks; only the last batch may have been written in part */
    static Content read(Path path) throws IOException {
        return read(path, Files.readAllBytes(path));
    }

    static Content read(Path path, byte[] bytes) {
        var chain = chain(path, bytes);
        return new Content(
                entries(bytes, chain.records(), path), chain.head(), chain.goodBytes(), chain.open(), chain.torn());
    }

    /** What a journal is made of; see {@link Content}. */
    record Chain(List<Span> records, String head, long goodBytes, boolean open, Optional<byte[]> torn) {}

    /** Looks at the whole chain, before anything in it is believed. */
    static Chain chain(Path path, byte[] bytes) {
        var records = new ArrayList<Span>();
        var head = START;
        int from = 0;
        while (from < bytes.length) {
            int end = indexOf(bytes, '\n', from);
            var record = new Span(from, end < 0 ? bytes.length : end);
            var fault = fault(bytes, record, head);
            if (fault.isPresent()) {
                long seq = records.size() + 1L;
                boolean partly = end < 0 || lacksBlocks(bytes, record);
                if (partly && isInLastBatch(bytes, record, seq)) {
                    var torn = Arrays.copyOfRange(bytes, from, bytes.length);
                    return new Chain(records, head, from, false, Optional.of(torn));
                }
                throw damaged(seq, path, fault.get());
            }
            records.add(record);
            head = saidHash(bytes, record);
            from = record.to() + 1;
        }
        // A record whose hash is right was written whole, and is as good as any without its line end.
        return new Chain(records, head, Math.min(from, bytes.length), from > bytes.length, Optional.empty());
    }

    record Span(int from, int to) {}

    /** What is wrong with a record as such, if anything is. */
    private static Optional<String> fault(byte[] bytes, Span record, String previous) {
        int length = record.to() - record.from();
        if (length <= TAIL
                || !text(bytes, record.to() - TAIL, record.to() - TAIL + HASH_MEMBER.length())
                        .equals(HASH_MEMBER)
                || bytes[record.to() - 2] != '"'
                || bytes[record.to() - 1] != '}') {
            return Optional.of("it does not end with its hash");
        }
        return hash(previous, bytes, record.from(), record.to() - TAIL).equals(saidHash(bytes, record))
                ? Optional.empty()
                : Optional.of("its hash is not that of its content and of the record before");
    }

    private static String saidHash(byte[] bytes, Span record) {
        return text(bytes, record.to() - 66, record.to() - 2);
    }

    /** Whether a later block of the record reached the disk before a crash and an earlier one did not: that leaves zeros, never JSON. */
    private static boolean lacksBlocks(byte[] bytes, Span record) {
        for (int i = record.from(); i < record.to(); i++) {
            if (bytes[i] == 0) {
                int begin = i;
                while (i < record.to() && bytes[i] == 0) {
                    i++;
                }
                if ((begin == record.from() || begin % BLOCK == 0) && i % BLOCK == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether nothing behind it was put on the disk later: that would have been after it lay there whole. */
    private static boolean isInLastBatch(byte[] bytes, Span record, long seq) {
        return text(bytes, Math.min(record.to(), bytes.length), bytes.length)
                .lines()
                .map(BATCH::matcher)
                .filter(Matcher::lookingAt)
                .allMatch(batch -> Long.parseLong(batch.group(1)) <= seq);
    }

    private static List<Entry> entries(byte[] bytes, List<Span> records, Path path) {
        var entries = new ArrayList<Entry>();
        for (var record : records) {
            long seq = entries.size() + 1L;
            try {
                var stored = RecordJson.read(text(bytes, record.from(), record.to() - TAIL) + "}", Stored.class);
                if (stored.seq() != seq) {
                    throw damaged(seq, path, "it says that it is number " + stored.seq());
                }
                entries.add(new Entry(seq, stored.at(), stored.event()));
            } catch (JsonMismatch e) {
                throw damaged(seq, path, String.valueOf(e.getMessage()));
            }
        }
        return entries;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static StateFault damaged(long seq, Path path, String how) {
        return new StateFault(
                "record %d of the journal `%s` was changed: %s".formatted(seq, path, how),
                "do not go on with this run; keep the file, and find out who changed it");
    }

    private static int indexOf(byte[] bytes, int wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static String hash(String previous, byte[] bytes, int from, int to) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(previous));
            digest.update(bytes, from, to - from);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
