package deployspec.world;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A disk in memory that remembers every operation, takes a few bytes at a time, and can break at any of them. */
final class SimulatedDisk implements Disk {
    /** What reaches a disk at once or not at all; a write takes what is left of one, so that a record takes several. */
    private static final int BLOCK = 512;

    /** Something that was done to the disk; nothing of it is certain before its sync. */
    sealed interface Operation {}

    record Written(int file, int position, byte[] bytes) implements Operation {}

    record Cut(int file, int size) implements Operation {}

    record Synced(int file) implements Operation {}

    /** A name stands for a file from now on; {@code file} is 0 for a folder. */
    record Named(Path name, int file) implements Operation {}

    record Renamed(Path from, Path to, int file) implements Operation {}

    record Unnamed(Path name) implements Operation {}

    record FolderSynced(Path folder) implements Operation {}

    final List<Operation> operations = new ArrayList<>();
    private final Map<Path, Integer> names;
    private final Map<Integer, byte[]> contents;
    private int files;

    /** At which operation it breaks, and how. */
    private int breaksAt = Integer.MAX_VALUE;

    private String how = "";
    private boolean forGood;

    SimulatedDisk() {
        this(new HashMap<>(Map.of(Path.of("/"), 0)), new HashMap<>());
    }

    /** As a crash has left it. */
    SimulatedDisk(Map<Path, Integer> names, Map<Integer, byte[]> contents) {
        this.names = names;
        this.contents = contents;
        this.files = names.values().stream().mapToInt(file -> file).max().orElse(0);
    }

    /** @param forGood whether every later operation fails, too, as on a full disk */
    SimulatedDisk breakingAt(int operation, String how, boolean forGood) {
        this.breaksAt = operation;
        this.how = how;
        this.forGood = forGood;
        return this;
    }

    void mended() {
        breaksAt = Integer.MAX_VALUE;
    }

    private void done(Operation operation) throws IOException {
        if (operations.size() == breaksAt || forGood && operations.size() >= breaksAt) {
            if (!forGood) {
                mended();
            }
            throw new IOException(how);
        }
        operations.add(operation);
        apply(operation, names, contents);
    }

    static void apply(Operation operation, Map<Path, Integer> names, Map<Integer, byte[]> contents) {
        switch (operation) {
            case Written w -> {
                var old = contents.getOrDefault(w.file(), new byte[0]);
                var content = Arrays.copyOf(old, Math.max(old.length, w.position() + w.bytes().length));
                System.arraycopy(w.bytes(), 0, content, w.position(), w.bytes().length);
                contents.put(w.file(), content);
            }
            case Cut cut ->
                contents.put(cut.file(), Arrays.copyOf(contents.getOrDefault(cut.file(), new byte[0]), cut.size()));
            case Named named -> names.put(named.name(), named.file());
            case Renamed renamed -> {
                names.remove(renamed.from());
                names.put(renamed.to(), renamed.file());
            }
            case Unnamed unnamed -> names.remove(unnamed.name());
            case Synced s -> {}
            case FolderSynced f -> {}
        }
    }

    @Override
    public boolean exists(Path file) {
        return names.containsKey(file);
    }

    @Override
    public long size(Path file) throws IOException {
        return content(file).length;
    }

    @Override
    public byte[] read(Path file, long from, int most) throws IOException {
        var content = content(file);
        return Arrays.copyOfRange(content, (int) from, (int) Math.min(content.length, from + most));
    }

    private byte[] content(Path file) throws IOException {
        return contents.getOrDefault(fileOf(file), new byte[0]);
    }

    private int fileOf(Path name) throws IOException {
        var file = names.get(name);
        if (file == null) {
            throw new NoSuchFileException(name.toString());
        }
        return file;
    }

    @Override
    public Sheet open(Path name) throws IOException {
        if (!exists(name)) {
            fileOf(name.getParent());
            done(new Named(name, ++files));
        }
        return new SimulatedSheet(fileOf(name));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        done(new Renamed(from, to, fileOf(from)));
    }

    @Override
    public void delete(Path name) throws IOException {
        if (exists(name)) {
            done(new Unnamed(name));
        }
    }

    @Override
    public boolean makeFolder(Path folder) throws IOException {
        if (exists(folder)) {
            return false;
        }
        done(new Named(folder, 0));
        return true;
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        done(new FolderSynced(folder));
    }

    private final class SimulatedSheet implements Sheet {
        private final int file;

        SimulatedSheet(int file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            var taken = new byte[(int) Math.min(BLOCK - position % BLOCK, bytes.remaining())];
            bytes.get(taken);
            done(new Written(file, (int) position, taken));
            return taken.length;
        }

        @Override
        public void truncate(long size) throws IOException {
            done(new Cut(file, (int) size));
        }

        @Override
        public void sync() throws IOException {
            done(new Synced(file));
        }

        @Override
        public void close() {}
    }
}
