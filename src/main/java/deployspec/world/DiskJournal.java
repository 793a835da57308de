package deployspec.world;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.port.Journal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The journal as a file: one JSON object a line, each ending with the SHA-256 over the one before and its own bytes, on the disk
 * when {@link #settle} returns, all at once. A line that was cut off at the very end is set aside; any other damage is refused.
 */
public final class DiskJournal implements Journal, AutoCloseable {
    private static final byte[] LINE_END = {'\n'};

    private final Disk.Sheet file;
    private final List<Entry> entries;
    private final String boot = Alive.boot();
    private String head;
    private final ByteArrayOutputStream appended = new ByteArrayOutputStream();
    private long good;
    private int lasting;
    private boolean broken;

    DiskJournal(Disk.Sheet file, JournalFile.Content content) {
        this.file = file;
        this.entries = new ArrayList<>(content.entries());
        this.head = content.head();
        this.good = content.goodBytes();
        this.lasting = entries.size();
    }

    /**
     * Opens the journal, or begins it.
     *
     * @throws StateFault if it was changed, or cannot be opened
     */
    public static DiskJournal open(Path path) {
        refuseLink(path);
        return open(Disk.REAL, path);
    }

    private static void refuseLink(Path path) {
        if (Files.isSymbolicLink(path)) {
            throw new StateFault(
                    "`%s` is a symbolic link".formatted(path), "a journal is a plain file; look who made it one");
        }
    }

    static DiskJournal open(Disk disk, Path path) {
        try {
            if (!disk.exists(path)) {
                var journal = new DiskJournal(disk.open(path), JournalFile.Content.EMPTY);
                disk.syncFolderAround(path);
                return journal;
            }
            return opened(disk, path, JournalFile.read(path, disk.read(path)));
        } catch (IOException e) {
            throw unopenable(path, e);
        }
    }

    private static DiskJournal opened(Disk disk, Path path, JournalFile.Content content) throws IOException {
        if (content.torn().isPresent()) {
            var aside = path.getFileName() + ".torn-" + System.currentTimeMillis();
            disk.write(path.resolveSibling(aside), content.torn().get());
        }
        var journal = new DiskJournal(disk.open(path), content);
        journal.mend(content);
        return journal;
    }

    private static StateFault unopenable(Path path, IOException e) {
        return new StateFault(
                "cannot open the journal `%s`: %s".formatted(path, StateFault.reason(e)),
                "check the disk and its rights");
    }

    /** What a crash left at the end is taken away, or completed, before anything stands behind it. */
    private void mend(JournalFile.Content content) throws IOException {
        if (content.open()) {
            good += file.writeAll(LINE_END, good);
            file.sync();
        }
        if (content.torn().isPresent()) {
            file.truncate(good);
            file.sync();
            if (!entries.isEmpty()) {
                append(
                        Instant.now(),
                        new Event.Noted(
                                "the journal",
                                "its end, %d bytes, was cut off in the middle of a record and has been set aside"
                                        .formatted(content.torn().get().length)));
                settle();
            }
        }
    }

    @Override
    public Entry append(Instant at, Event event) {
        var entry = new Entry(entries.size() + 1L, at, event);
        var line = JournalFile.line(entry, lasting + 1L, boot, System.nanoTime(), head);
        appended.writeBytes(line.text().getBytes(StandardCharsets.UTF_8));
        head = line.hash();
        entries.add(entry);
        return entry;
    }

    @Override
    public void settle() {
        if (broken) {
            throw unwritable("it could not be written before");
        }
        if (appended.size() == 0) {
            return;
        }
        try {
            long length = file.writeAll(appended.toByteArray(), good);
            file.sync();
            good += length;
            lasting = entries.size();
            appended.reset();
        } catch (IOException e) {
            broken = true;
            cutBack();
            throw unwritable(StateFault.reason(e));
        }
    }

    private static StateFault unwritable(String why) {
        return new StateFault(
                "cannot write the journal (%s); the run ends here, before anything that is not recorded".formatted(why),
                "make room or mend the disk, then resume the run");
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The hash of the last record: publish it, and nobody can change what stands before it. */
    public String head() {
        return head;
    }

    @Override
    public void close() {
        if (!broken) {
            settle();
        }
        try {
            file.close();
        } catch (IOException e) {
            throw new StateFault(
                    "cannot close the journal: " + StateFault.reason(e), "every record so far is on the disk");
        }
    }

    /** After a failed write nothing half-written stays; a failed sync is never tried again, because it may lie. */
    private void cutBack() {
        entries.subList(lasting, entries.size()).clear();
        try {
            file.truncate(good);
        } catch (IOException e) {
            // The next opening will find a torn tail and set it aside.
        }
    }

    /** A journal that was read, and in which nothing has been changed yet. */
    public record Read(Path path, JournalFile.Content content) {
        public List<Entry> entries() {
            return content.entries();
        }

        /**
         * Opens it as it was read; whoever does has kept all others from it meanwhile.
         *
         * @throws StateFault if it cannot be opened
         */
        public DiskJournal open() {
            refuseLink(path);
            try {
                return opened(Disk.REAL, path, content);
            } catch (IOException e) {
                throw unopenable(path, e);
            }
        }
    }

    /** What a run's journal says without being opened for writing; empty where there is none. */
    public static Optional<List<Entry>> look(Path path) {
        return read(path).map(Read::entries);
    }

    /** @throws StateFault if it was changed, or cannot be read */
    public static Optional<Read> read(Path path) {
        try {
            return Files.isRegularFile(path) ? Optional.of(new Read(path, JournalFile.read(path))) : Optional.empty();
        } catch (IOException e) {
            throw new StateFault(
                    "cannot read the journal `%s`: %s".formatted(path, StateFault.reason(e)),
                    "check that you may read it");
        }
    }
}
