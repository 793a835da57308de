package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deployspec.execute.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskJournalTest {
    private static final int RECORDS = 5;

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void writeSome() {
        path = folder.resolve("journal.jsonl");
        try (var journal = DiskJournal.open(path)) {
            for (int i = 1; i <= RECORDS; i++) {
                journal.append(Instant.ofEpochSecond(i), new Event.Noted("operator", "note " + i));
            }
        }
    }

    @Test
    void whatWasAppendedIsThereAgainAndGoesOn() {
        try (var again = DiskJournal.open(path)) {
            assertThat(again.entries()).hasSize(RECORDS);
            assertThat(again.append(Instant.EPOCH, new Event.Noted("operator", "more"))
                            .seq())
                    .isEqualTo(RECORDS + 1);
        }
        assertThat(DiskJournal.look(path).orElseThrow()).hasSize(RECORDS + 1);
    }

    @Test
    void aRecordThatLostOnlyItsLineEndIsKept() throws IOException {
        var good = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(good, good.length - 1));
        try (var journal = DiskJournal.open(path)) {
            assertThat(journal.entries()).hasSize(RECORDS);
            assertThat(Files.readAllBytes(path)).isEqualTo(good);
            journal.append(Instant.EPOCH, new Event.Noted("operator", "after"));
        }
        assertThat(JournalFile.read(path).entries()).hasSize(RECORDS + 1);
    }

    @Test
    void whatIsCutOffIsSetAsideWhole() throws IOException {
        var good = Files.readString(path);
        Files.writeString(path, good + "{\"at\":\"20");
        DiskJournal.open(path).close();
        assertThat(Files.readString(path)).startsWith(good);
        assertThat(DiskJournal.look(path).orElseThrow().getLast().event())
                .isEqualTo(new Event.Noted(
                        "the journal",
                        "its end, 9 bytes, was cut off in the middle of a record and has been set aside"));
        try (var files = Files.list(folder)) {
            var aside = files.filter(f -> f.getFileName().toString().contains(".torn-"))
                    .toList();
            assertThat(aside).singleElement().satisfies(f -> assertThat(f).hasContent("{\"at\":\"20"));
        }
    }

    @Test
    void afterASyncHasFailedNothingIsAppendedAnyMore() {
        var disk = new FaultyDisk();
        try (var journal = new DiskJournal(disk, JournalFile.Content.EMPTY)) {
            journal.append(Instant.EPOCH, new Event.Noted("operator", "first"));
            assertThat(disk.content()).isEmpty();
            journal.settle();
            var first = disk.content();
            assertThat(first).endsWith("\"}\n");
            disk.failing.add(true);
            journal.append(Instant.EPOCH, new Event.Noted("operator", "second"));
            for (int time = 1; time <= 2; time++) {
                assertThatThrownBy(journal::settle)
                        .isInstanceOf(StateFault.class)
                        .hasMessageContaining("the run ends here");
                assertThat(disk.content()).isEqualTo(first);
                assertThat(journal.entries()).hasSize(1);
            }
        }
    }

    @Test
    void aRecordThatWasTakenOutIsMissed() throws IOException {
        var lines = Files.readAllLines(path);
        lines.remove(3);
        Files.write(path, lines);
        assertThatThrownBy(() -> DiskJournal.open(path))
                .isInstanceOf(StateFault.class)
                .hasMessageContaining("record 4");
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        assertThat(Files.getPosixFilePermissions(path)).hasSize(2);
    }
}
