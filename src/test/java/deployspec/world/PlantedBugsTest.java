package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.port.Journal;
import deployspec.plan.Plan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test of what survives a fault counts only if it fails without the mechanism: each is taken out once, beside the code. */
final class PlantedBugsTest {
    @TempDir
    private Path folder;

    private final Plan plan = CrashTest.plan(3);

    @Test
    void aRecordThatIsNotSyncedBeforeItsStepBegins() throws IOException {
        var disk = new SimulatedDisk();
        foundBy(new CrashRun(
                plan, disk, CrashWorld.Wrapper.RIGHT, new Forgetful(disk, false, true), UnaryOperator.identity()));
    }

    @Test
    void aFolderWhoseNameIsNotSynced() throws IOException {
        var disk = new SimulatedDisk();
        foundBy(new CrashRun(
                plan, disk, CrashWorld.Wrapper.RIGHT, new Forgetful(disk, true, false), UnaryOperator.identity()));
    }

    @Test
    void aReceiptThatIsWrittenBeforeTheScriptHasEnded() throws IOException {
        var disk = new SimulatedDisk();
        foundBy(new CrashRun(plan, disk, CrashWorld.Wrapper.RECEIPT_BEFORE_THE_END, disk, UnaryOperator.identity()));
    }

    @Test
    void aReceiptThatOutlivesTheOutputItStandsFor() throws IOException {
        var disk = new SimulatedDisk();
        foundBy(new CrashRun(plan, disk, CrashWorld.Wrapper.OUTPUT_NOT_SYNCED, disk, UnaryOperator.identity()));
    }

    @Test
    void anIntentThatIsNotWritten() throws IOException {
        var disk = new SimulatedDisk();
        foundBy(new CrashRun(
                plan, disk, CrashWorld.Wrapper.RIGHT, disk, journal -> new Unannounced(journal, running -> true)));
    }

    @Test
    void anIntentThatIsNotWrittenWhereAnotherStepRunsBeside() throws IOException {
        var branches = CrashTest.branches();
        var disk = new SimulatedDisk();
        var planted = new CrashRun(
                branches,
                disk,
                CrashWorld.Wrapper.RIGHT,
                disk,
                journal -> new Unannounced(journal, running -> running > 0));
        assertThat(CrashTest.judge(branches, planted, 2).violations).isNotEmpty();
    }

    private void foundBy(CrashRun planted) throws IOException {
        assertThat(CrashTest.judge(plan, planted, 2).violations).isNotEmpty();
    }

    @Test
    void aLockThatIsNotTaken() throws IOException {
        assertThat(RaceTest.wrong(folder, 3, false)).hasSize(3);
    }

    @Test
    void aChainThatIsNotChecked() {
        assertThat(JournalDamageTest.missed(PlantedBugsTest::lines, 97)).isNotEmpty();
    }

    /** Believes every line that is there. */
    private static JournalFile.Chain lines(byte[] bytes) {
        var records = new ArrayList<JournalFile.Span>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                records.add(new JournalFile.Span(from, i));
                from = i + 1;
            }
        }
        return new JournalFile.Chain(records, JournalFile.START, from, false, Optional.empty());
    }

    @Test
    void aTornEndThatIsTakenForAChange() {
        JournalDamageTest.Reader strict = bytes -> {
            var chain = JournalFile.chain(Path.of("journal.jsonl"), bytes);
            if (chain.torn().isPresent()) {
                throw new StateFault(
                        "record %d was changed".formatted(chain.records().size() + 1), "");
            }
            return chain;
        };
        assertThat(JournalDamageTest.refused(strict, 97)).isNotEmpty();
    }

    @Test
    void aMaskThatSeesOnlyWholePieces() {
        assertThat(ChunksTest.leaks((secret, pieces) -> {
                    var masker = new Masker();
                    masker.conceal(secret);
                    return pieces.stream()
                            .map(piece -> masker.mask(new String(piece, StandardCharsets.UTF_8)))
                            .collect(Collectors.joining());
                }))
                .isPositive();
    }

    @Test
    void aProcessThatIsAdoptedWithoutAskingWhenItStarted() throws IOException {
        long pid = ProcessHandle.current().pid();
        var proc = Files.writeString(folder.resolve("proc"), "%d 4711 %s cookie\n".formatted(pid, Alive.boot()));
        assertThat(AdoptionTest.takenForTheScript(
                        (file, cookie) -> Alive.started(file)
                                .filter(s -> s.boot().equals(Alive.boot()))
                                .flatMap(s -> ProcessHandle.of(s.pid()))
                                .isPresent(),
                        proc,
                        "cookie"))
                .isPositive();
    }

    /**
     * A journal that does not announce what is about to be done.
     *
     * @param silent whether it keeps that to itself, while so many actions run already
     */
    private record Unannounced(Journal journal, IntPredicate silent) implements Journal {
        @Override
        public Entry append(Instant at, Event event) {
            return event instanceof Event.ActionStarted && silent.test(running())
                    ? new Entry(entries().size() + 1L, at, event)
                    : journal.append(at, event);
        }

        private int running() {
            return entries().stream()
                    .mapToInt(entry -> switch (entry.event()) {
                        case Event.ActionStarted started -> 1;
                        case Event.ActionEnded ended -> -1;
                        default -> 0;
                    })
                    .sum();
        }

        @Override
        public void settle() {
            journal.settle();
        }

        @Override
        public List<Entry> entries() {
            return journal.entries();
        }
    }

    /** A disk on which some syncs do nothing. */
    private record Forgetful(SimulatedDisk disk, boolean syncsFiles, boolean syncsFolders) implements Disk {
        @Override
        public boolean exists(Path file) {
            return disk.exists(file);
        }

        @Override
        public long size(Path file) throws IOException {
            return disk.size(file);
        }

        @Override
        public byte[] read(Path file, long from, int most) throws IOException {
            return disk.read(file, from, most);
        }

        @Override
        public Sheet open(Path file) throws IOException {
            var sheet = disk.open(file);
            return syncsFiles ? sheet : new Unsynced(sheet);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            disk.move(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            disk.delete(file);
        }

        @Override
        public boolean makeFolder(Path folder) throws IOException {
            return disk.makeFolder(folder);
        }

        @Override
        public void syncFolder(Path folder) throws IOException {
            if (syncsFolders) {
                disk.syncFolder(folder);
            }
        }
    }

    private record Unsynced(Disk.Sheet sheet) implements Disk.Sheet {
        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            return sheet.write(bytes, position);
        }

        @Override
        public void truncate(long size) throws IOException {
            sheet.truncate(size);
        }

        @Override
        public void sync() {}

        @Override
        public void close() throws IOException {
            sheet.close();
        }
    }
}
