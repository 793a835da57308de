package deployspec.world;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** A file in memory that takes three bytes at a time, and whose syncs fail when they are told to. */
final class FaultyDisk implements Disk.Sheet {
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
    public void sync() throws IOException {
        if (!failing.isEmpty() && failing.pop()) {
            throw new IOException("input/output error");
        }
    }

    @Override
    public void truncate(long size) {
        content.setLength((int) size);
    }

    @Override
    public void close() {}
}
