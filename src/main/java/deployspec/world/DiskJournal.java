package deployspec.world;

import deployspec.execute.event.Entry;
import deployspec.execute.event.Event;
import deployspec.execute.port.Journal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The journal as a file: one JSON object a line, each ending with the SHA-256 over the one before and its own bytes, on the disk
 * before {@link #append} returns. A line that was cut off at the very end is set aside; any other damage is refused.
 */
public final class DiskJournal implements Journal, AutoCloseable {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final FileChannel file;
    private final List<Entry> entries;
    private final String boot = Alive.boot();
    private String head;
    private long good;
    private boolean broken;

    DiskJournal(FileChannel file, JournalFile.Content content) {
        this.file = file;
        this.entries = new ArrayList<>(content.entries());
        this.head = content.head();
        this.good = content.goodBytes();
    }

    /**
     * Opens the journal, or begins it.
     *
     * @throws StateFault if it was changed, or cannot be opened
     */
    public static DiskJournal open(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                throw new StateFault(
                        "`%s` is a symbolic link".formatted(path), "a journal is a plain file; look who made it one");
            }
            boolean fresh = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
            var content = fresh ? JournalFile.Content.EMPTY : JournalFile.read(path);
            var file = FileChannel.open(
                    path, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ALONE);
            if (content.torn().isPresent()) {
                setAside(path, content.torn().get());
                file.truncate(content.goodBytes());
                file.force(true);
            }
            if (fresh) {
                syncFolderAround(path);
            }
            var journal = new DiskJournal(file, content);
            if (content.open()) {
                journal.good += write(file, "\n", content.goodBytes());
                file.force(false);
            }
            return journal;
        } catch (IOException e) {
            throw new StateFault(
                    "cannot open the journal `%s`: %s".formatted(path, e.getMessage()),
                    "check the disk and its rights");
        }
    }

    @Override
    public Entry append(Instant at, Event event) {
        var entry = new Entry(entries.size() + 1L, at, event);
        var line = JournalFile.line(entry, boot, System.nanoTime(), head);
        if (broken) {
            throw unwritable("it could not be written before");
        }
        try {
            long length = write(file, line.text(), good);
            file.force(false);
            good += length;
        } catch (IOException e) {
            broken = true;
            cutBack();
            throw unwritable(String.valueOf(e.getMessage()));
        }
        head = line.hash();
        entries.add(entry);
        return entry;
    }

    private static StateFault unwritable(String why) {
        return new StateFault(
                "cannot write the journal (%s); the run ends here, before anything that is not recorded".formatted(why),
                "make room or mend the disk, then resume the run");
    }

    /** All of it, however often the disk takes only a part; returns its length. */
    private static long write(FileChannel file, String text, long position) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        long length = bytes.remaining();
        while (bytes.hasRemaining()) {
            if (file.write(bytes, position + length - bytes.remaining()) <= 0) {
                throw new IOException("the disk is full");
            }
        }
        return length;
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
        try {
            file.close();
        } catch (IOException e) {
            throw new StateFault("cannot close the journal: " + e.getMessage(), "every record so far is on the disk");
        }
    }

    /** After a failed write nothing half-written stays; a failed sync is never tried again, because it may lie. */
    private void cutBack() {
        try {
            file.truncate(good);
        } catch (IOException e) {
            // The next opening will find a torn tail and set it aside.
        }
    }

    /** On the disk before it is cut off from where it was. */
    private static void setAside(Path path, byte[] torn) throws IOException {
        var aside = path.resolveSibling(path.getFileName() + ".torn-" + System.currentTimeMillis());
        try (var file = FileChannel.open(
                aside, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ALONE)) {
            var bytes = ByteBuffer.wrap(torn);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        syncFolderAround(aside);
    }

    /** Makes the name of a file or folder last, which stands in the folder around it. */
    static void syncFolderAround(Path path) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            syncFolder(folder);
        }
    }

    static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** What a run's journal says without being opened for writing; empty where there is none. */
    public static Optional<List<Entry>> look(Path path) {
        try {
            return Files.isRegularFile(path)
                    ? Optional.of(JournalFile.read(path).entries())
                    : Optional.empty();
        } catch (IOException e) {
            throw new StateFault(
                    "cannot read the journal `%s`: %s".formatted(path, e.getMessage()), "check that you may read it");
        }
    }
}
