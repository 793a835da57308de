package deployspec.world;

import deployspec.world.SimulatedDisk.Cut;
import deployspec.world.SimulatedDisk.FolderSynced;
import deployspec.world.SimulatedDisk.Named;
import deployspec.world.SimulatedDisk.Operation;
import deployspec.world.SimulatedDisk.Renamed;
import deployspec.world.SimulatedDisk.Synced;
import deployspec.world.SimulatedDisk.Unnamed;
import deployspec.world.SimulatedDisk.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The states in which a crash behind each operation may leave a disk: what was synced is there; of the rest each write, cut and
 * name may have reached it or not, whatever came before it, and the last write in part.
 */
final class Crashes {
    private static final int RECENT = 6;

    private final List<Operation> operations;
    private final int randomOnes;
    private final Random chance = new Random(20_260_118);
    private final Map<Path, Integer> names = new HashMap<>(Map.of(Path.of("/"), 0));
    private final Map<Integer, byte[]> contents = new HashMap<>();
    private final List<Operation> unsynced = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private final IntUnaryOperator moment;

    /**
     * @param moment what had happened outside behind so many operations, as a number: two crashes that left the same disk at
     *     different moments are two
     * @param randomOnes how many subsets of what was not synced are drawn by chance behind each operation
     */
    Crashes(List<Operation> operations, IntUnaryOperator moment, int randomOnes) {
        this.operations = operations;
        this.moment = moment;
        this.randomOnes = randomOnes;
    }

    /** Calls for each state that differs from all before it, with how many operations were done; returns how many there are. */
    int each(BiConsumer<Integer, SimulatedDisk> judge) {
        leave(0, List.of(), judge);
        for (int i = 0; i < operations.size(); i++) {
            leave(operations.get(i), i + 1, judge);
        }
        return seen.size();
    }

    private void leave(Operation operation, int done, BiConsumer<Integer, SimulatedDisk> judge) {
        switch (operation) {
            case Synced synced -> settle(o -> fileOf(o) == synced.file());
            case FolderSynced synced -> settle(o -> synced.folder().equals(folderOf(o)));
            default -> unsynced.add(operation);
        }
        leave(done, List.of(), judge);
        leave(done, unsynced, judge);
        int from = Math.max(0, unsynced.size() - RECENT);
        for (int i = from; i < unsynced.size(); i++) {
            leave(done, List.of(unsynced.get(i)), judge);
            leave(done, without(i), judge);
        }
        for (int i = 0; i < randomOnes && unsynced.size() > 2; i++) {
            leave(done, unsynced.stream().filter(o -> chance.nextBoolean()).toList(), judge);
        }
        if (operation instanceof Written written) {
            int length = written.bytes().length;
            IntStream.of(1, length / 4, length / 2, length - 1)
                    .filter(l -> l > 0 && l < length)
                    .forEach(l -> tear(done, written, l, judge));
        }
    }

    private void tear(int done, Written written, int length, BiConsumer<Integer, SimulatedDisk> judge) {
        var before = without(unsynced.size() - 1);
        var torn = new ArrayList<>(before);
        torn.add(new Written(written.file(), written.position(), Arrays.copyOf(written.bytes(), length)));
        leave(done, torn, judge);
    }

    private List<Operation> without(int index) {
        var rest = new ArrayList<>(unsynced);
        rest.remove(index);
        return rest;
    }

    private void settle(Predicate<Operation> isSynced) {
        unsynced.stream().filter(isSynced).forEach(o -> SimulatedDisk.apply(o, names, contents));
        unsynced.removeIf(isSynced);
    }

    private void leave(int done, List<Operation> applied, BiConsumer<Integer, SimulatedDisk> judge) {
        var leftNames = new HashMap<>(names);
        var leftContents = new HashMap<>(contents);
        applied.forEach(o -> SimulatedDisk.apply(o, leftNames, leftContents));
        leftNames.keySet().removeIf(name -> !isReachable(name, leftNames));
        if (seen.add(key(done, leftNames, leftContents))) {
            judge.accept(done, new SimulatedDisk(leftNames, leftContents));
        }
    }

    /** In a folder whose own name was lost, nothing is found. */
    private static boolean isReachable(Path name, Map<Path, Integer> names) {
        var around = name.getParent();
        return around == null || names.containsKey(around) && isReachable(around, names);
    }

    private long key(int done, Map<Path, Integer> names, Map<Integer, byte[]> contents) {
        long key = 0;
        for (var entry : names.entrySet()) {
            long content = Arrays.hashCode(contents.get(entry.getValue()));
            key += (entry.getKey().hashCode() * 0x9E3779B97F4A7C15L) ^ (content * 0xC2B2AE3D27D4EB4FL);
        }
        return key * 31 + moment.applyAsInt(done);
    }

    private static int fileOf(Operation operation) {
        return switch (operation) {
            case Written w -> w.file();
            case Cut c -> c.file();
            case Synced s -> s.file();
            case Named n -> -1;
            case Renamed r -> -1;
            case Unnamed u -> -1;
            case FolderSynced f -> -1;
        };
    }

    private static Path folderOf(Operation operation) {
        return switch (operation) {
            case Named n -> n.name().getParent();
            case Renamed r -> r.to().getParent();
            case Unnamed u -> u.name().getParent();
            case Written w -> null;
            case Cut c -> null;
            case Synced s -> null;
            case FolderSynced f -> null;
        };
    }
}
