package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A journal of 60 records in which any one bit is another, or which ends anywhere. */
final class JournalDamageTest {
    private static final int RECORDS = 60;

    private static final Path PATH = Path.of("journal.jsonl");

    private static final byte[] GOOD = journal();

    /** How records are found in a file. */
    interface Reader {
        /** @throws StateFault if the file was changed */
        JournalFile.Chain read(byte[] bytes);
    }

    private static final Reader OURS = bytes -> JournalFile.chain(PATH, bytes);

    @Test
    void everyFlippedBitIsLocatedOrLeavesACleanPrefix() {
        var missed = missed(OURS, 1);
        System.out.printf(
                "journal of %d records: each of %d bits flipped, %d missed%n", RECORDS, GOOD.length * 8, missed.size());
        assertThat(missed).isEmpty();
    }

    @Test
    void aJournalThatEndsAnywhereIsACleanPrefix() {
        var refused = refused(OURS, 1);
        System.out.printf(
                "journal of %d records: cut at each of its %d bytes, %d refused%n",
                RECORDS, GOOD.length, refused.size());
        assertThat(refused).isEmpty();
    }

    /** The flips after which a reader neither names the record nor keeps to what stands before it. */
    static List<Integer> missed(Reader reader, int every) {
        var missed = new ArrayList<Integer>();
        var all = OURS.read(GOOD).records();
        for (int bit = 0; bit < GOOD.length * 8; bit += every) {
            var bad = GOOD.clone();
            bad[bit / 8] ^= (byte) (1 << (bit % 8));
            int record = recordAt(bit / 8);
            try {
                var records = reader.read(bad).records();
                // Without its line end, the last record is as GOOD as cut off.
                if (bit / 8 != GOOD.length - 1 || !records.equals(all.subList(0, RECORDS - 1))) {
                    missed.add(bit);
                }
            } catch (StateFault e) {
                if (!String.valueOf(e.getMessage()).startsWith("record %d of the journal".formatted(record))) {
                    missed.add(bit);
                }
            }
        }
        return missed;
    }

    /** The lengths at which a reader does not give just the records that are whole. */
    static List<Integer> refused(Reader reader, int every) {
        var refused = new ArrayList<Integer>();
        var all = OURS.read(GOOD).records();
        for (int length = 0; length < GOOD.length; length += every) {
            try {
                var chain = reader.read(Arrays.copyOf(GOOD, length));
                var torn = chain.torn().map(t -> t.length).orElse(0);
                if (!chain.records().equals(all.subList(0, recordsWithin(length)))
                        || chain.goodBytes() + torn != length) {
                    refused.add(length);
                }
            } catch (StateFault e) {
                refused.add(length);
            }
        }
        return refused;
    }

    /** What a whole block that never reached the disk leaves is a torn end in the last record, and damage in any other. */
    @Test
    void aBlockThatIsMissingIsATornEndOnlyInTheLastRecord() {
        var last = new ByteArrayOutputStream();
        last.writeBytes(GOOD);
        last.writeBytes(line(
                RECORDS + 1, "long ".repeat(500), JournalFile.read(PATH, GOOD).head()));
        var bytes = last.toByteArray();
        for (int from = 0; from < bytes.length - 512; from += 512) {
            var bad = bytes.clone();
            Arrays.fill(bad, from, from + 512, (byte) 0);
            // A block that holds the end of a record, too, was written with that before, and keeps it.
            if (from < GOOD.length && from + 512 > GOOD.length) {
                continue;
            }
            if (from < GOOD.length) {
                assertThat(damage(bad)).as("block at " + from).isPresent();
            } else {
                assertThat(JournalFile.read(PATH, bad).entries()).hasSize(RECORDS);
            }
        }
    }

    /** Records that were put on the disk together may lose any block of theirs in a crash, until something stands behind them. */
    @Test
    void aBlockThatIsMissingInTheLastBatchIsATornEnd() {
        var batch = new ByteArrayOutputStream();
        batch.writeBytes(GOOD);
        var head = JournalFile.read(PATH, GOOD).head();
        for (int seq = RECORDS + 1; seq <= RECORDS + 3; seq++) {
            batch.writeBytes(line(seq, RECORDS + 1, "long ".repeat(300), head));
            head = JournalFile.read(PATH, batch.toByteArray()).head();
        }
        var bytes = batch.toByteArray();
        batch.writeBytes(line(RECORDS + 4, "later", head));
        var later = batch.toByteArray();
        for (int from = (GOOD.length / 512 + 1) * 512; from < bytes.length - 512; from += 512) {
            assertThat(JournalFile.read(PATH, without(bytes, from)).entries())
                    .as("block at " + from)
                    .hasSizeBetween(RECORDS, RECORDS + 2);
            assertThat(damage(without(later, from))).as("block at " + from).isPresent();
        }
    }

    private static byte[] without(byte[] bytes, int block) {
        var bad = bytes.clone();
        Arrays.fill(bad, block, block + 512, (byte) 0);
        return bad;
    }

    /** The chain is what finds a change that leaves every record well-formed. */
    @Test
    void aChangedWordIsFoundThoughItsOwnLineWouldRead() {
        var text = new String(GOOD, StandardCharsets.UTF_8).replace("note 7\"", "note 8\"");
        assertThat(damage(text.getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    private static Optional<String> damage(byte[] bytes) {
        try {
            JournalFile.read(PATH, bytes);
            return Optional.empty();
        } catch (StateFault e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static int recordAt(int offset) {
        int record = 1;
        for (int i = 0; i < offset; i++) {
            record += GOOD[i] == '\n' ? 1 : 0;
        }
        return record;
    }

    /** A record without its line end is whole. */
    private static int recordsWithin(int length) {
        int records = 0;
        for (int i = 0; i <= length && i < GOOD.length; i++) {
            records += GOOD[i] == '\n' ? 1 : 0;
        }
        return records;
    }

    private static byte[] journal() {
        var bytes = new ByteArrayOutputStream();
        var head = JournalFile.START;
        for (int i = 1; i <= RECORDS; i++) {
            var line = line(i, "note " + i, head);
            bytes.writeBytes(line);
            head = JournalFile.read(PATH, bytes.toByteArray()).head();
        }
        return bytes.toByteArray();
    }

    private static byte[] line(int seq, String note, String head) {
        return line(seq, seq, note, head);
    }

    private static byte[] line(int seq, int batch, String note, String head) {
        var entry = new Entry(seq, Instant.ofEpochSecond(seq), new Event.Noted("operator", note));
        return JournalFile.line(entry, batch, "boot", seq, head).text().getBytes(StandardCharsets.UTF_8);
    }
}
