package deployspec.world;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** A file in memory that takes three bytes at a time, and whose syncs fail when they are told to. */
final class FaultyDisk extends FileChannel {
    /** Whether the next syncs fail; past its end they succeed. */
    final Deque<Boolean> failing = new ArrayDeque<>();

    private final StringBuilder content = new StringBuilder();

    String content() {
        return content.toString();
    }

    @Override
    public int write(ByteBuffer bytes, long position) {
        int taken = Math.min(3, bytes.remaining());
        content.setLength((int) position);
        for (int i = 0; i < taken; i++) {
            content.append((char) bytes.get());
        }
        return taken;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        if (!failing.isEmpty() && failing.pop()) {
            throw new IOException("input/output error");
        }
    }

    @Override
    public FileChannel truncate(long size) {
        content.setLength((int) size);
        return this;
    }

    @Override
    protected void implCloseChannel() {}

    @Override
    public long size() {
        return content.length();
    }

    @Override
    public int read(ByteBuffer to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer to, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
