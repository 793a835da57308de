package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A journal of 60 records in which any one bit is another, or which ends anywhere. */
final class JournalDamageTest {
    static final int RECORDS = 60;

    private static final Path PATH = Path.of("journal.jsonl");

    private final byte[] good = journal();

    @Test
    void everyFlippedBitIsLocatedOrLeavesACleanPrefix() {
        int located = 0;
        int prefixes = 0;
        for (int bit = 0; bit < good.length * 8; bit++) {
            var bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << (bit % 8));
            var found = damage(bad);
            if (found.isPresent()) {
                int record = recordAt(bit / 8);
                assertThat(found.get()).as("bit " + bit).startsWith("record %d of the journal".formatted(record));
                located++;
            } else {
                // Only the line end of the last record: what stands behind the last whole record counts as cut off.
                assertThat(bit / 8).isEqualTo(good.length - 1);
                assertThat(JournalFile.read(PATH, bad).entries()).hasSize(RECORDS - 1);
                prefixes++;
            }
        }
        System.out.printf(
                "journal of %d records: %d bits flipped, %d located, %d read as a clean prefix, 0 missed%n",
                RECORDS, good.length * 8, located, prefixes);
    }

    @Test
    void aJournalThatEndsAnywhereIsACleanPrefix() {
        var all = JournalFile.chain(PATH, good).records();
        for (int length = 0; length < good.length; length++) {
            var chain = JournalFile.chain(PATH, Arrays.copyOf(good, length));
            assertThat(chain.records()).as("%d bytes", length).isEqualTo(all.subList(0, recordsWithin(length)));
            assertThat(chain.goodBytes() + chain.torn().map(t -> t.length).orElse(0))
                    .isEqualTo(length);
        }
        System.out.printf(
                "journal of %d records: cut at each of its %d bytes, each a clean prefix%n", RECORDS, good.length);
    }

    /** What a whole block that never reached the disk leaves is a torn end in the last record, and damage in any other. */
    @Test
    void aBlockThatIsMissingIsATornEndOnlyInTheLastRecord() {
        var last = new ByteArrayOutputStream();
        last.writeBytes(good);
        last.writeBytes(line(
                RECORDS + 1, "long ".repeat(500), JournalFile.read(PATH, good).head()));
        var bytes = last.toByteArray();
        for (int from = 0; from < bytes.length - 512; from += 512) {
            var bad = bytes.clone();
            Arrays.fill(bad, from, from + 512, (byte) 0);
            // A block that holds the end of a record, too, was written with that before, and keeps it.
            if (from < good.length && from + 512 > good.length) {
                continue;
            }
            if (from < good.length) {
                assertThat(damage(bad)).as("block at " + from).isPresent();
            } else {
                assertThat(JournalFile.read(PATH, bad).entries()).hasSize(RECORDS);
            }
        }
    }

    /** The chain is what finds a change that leaves every record well-formed; a reader that did not look would miss it. */
    @Test
    void aChangedWordIsFoundThoughItsOwnLineWouldRead() {
        var text = new String(good, StandardCharsets.UTF_8).replace("note 7\"", "note 8\"");
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

    private int recordAt(int offset) {
        int record = 1;
        for (int i = 0; i < offset; i++) {
            record += good[i] == '\n' ? 1 : 0;
        }
        return record;
    }

    /** A record without its line end is whole. */
    private int recordsWithin(int length) {
        int records = 0;
        for (int i = 0; i <= length && i < good.length; i++) {
            records += good[i] == '\n' ? 1 : 0;
        }
        return records;
    }

    static byte[] journal() {
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
        var entry = new Entry(seq, Instant.ofEpochSecond(seq), new Event.Noted("operator", note));
        return JournalFile.line(entry, "boot", seq, head).text().getBytes(StandardCharsets.UTF_8);
    }
}
