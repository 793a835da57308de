package deployspec.world;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the record of a run asks of a file system. It promises as little as POSIX does: what a file holds lasts only after
 * {@link Sheet#sync}, that it has its name only after {@link #syncFolder}, and without them a crash may leave any of it, in any
 * order.
 */
interface Disk {
    Disk REAL = new RealDisk();

    /** Tells apart what one process writes at the same time; processes are told apart by the locks. */
    AtomicInteger PARTS = new AtomicInteger();

    boolean exists(Path file);

    long size(Path file) throws IOException;

    /** Fewer bytes than asked for where the file ends. */
    byte[] read(Path file, long from, int most) throws IOException;

    default byte[] read(Path file) throws IOException {
        return read(file, 0, (int) Math.min(Integer.MAX_VALUE - 8, size(file)));
    }

    /** Opens a file for writing; makes it, for its owner alone, if it is not there. A link is not followed. */
    Sheet open(Path file) throws IOException;

    /** At once, and over what is there. */
    void move(Path from, Path to) throws IOException;

    /** Nothing if it is not there. */
    void delete(Path file) throws IOException;

    /**
     * Makes a folder that its owner alone may enter; returns whether it was not there.
     *
     * @throws StateFault if what is there could have been prepared by somebody else
     */
    boolean makeFolder(Path folder) throws IOException;

    /** Makes the names in a folder last. */
    void syncFolder(Path folder) throws IOException;

    /** A file that is open for writing. */
    interface Sheet extends AutoCloseable {
        /** Returns how many bytes were taken, which may be fewer than there are, and none where the disk is full. */
        int write(ByteBuffer bytes, long position) throws IOException;

        void truncate(long size) throws IOException;

        void sync() throws IOException;

        @Override
        void close() throws IOException;

        /** All of it, however often the disk takes only a part; returns its length. */
        default long writeAll(byte[] content, long position) throws IOException {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                if (write(bytes, position + bytes.position()) <= 0) {
                    throw new IOException("the disk is full");
                }
            }
            return content.length;
        }
    }

    /** As a whole or not at all, and to last: whoever reads the file meanwhile, or after a crash, sees this or the one before. */
    default void write(Path file, byte[] content) throws IOException {
        // A name of its own: whoever else writes the same file at this moment writes all of it, too.
        var part = file.resolveSibling("%s.%08x.part".formatted(file.getFileName(), PARTS.incrementAndGet()));
        writePart(part, content);
        move(part, file);
        syncFolderAround(file);
    }

    /** To last, under a name by which nobody looks for it yet. */
    default void writePart(Path part, byte[] content) throws IOException {
        try (var sheet = open(part)) {
            sheet.truncate(0);
            sheet.writeAll(content, 0);
            sheet.sync();
        }
    }

    default void write(Path file, String content) throws IOException {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    default void syncFolderAround(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            syncFolder(folder);
        }
    }
}
