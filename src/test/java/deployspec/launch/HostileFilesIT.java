package deployspec.launch;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.hostile.HostileFile;
import deployspec.hostile.HostileFiles;
import deployspec.hostile.HostilePlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole processes of the packaged tool, given every class of hostile input; what each took is printed, the worst first. */
final class HostileFilesIT {
    /** Of memory that is really in use, the JVM's own included. */
    private static final int MOST_KILOBYTES = 256 * 1024;

    @TempDir
    private Path folder;

    private final ArrayList<Taken> table = new ArrayList<>();

    /** @param processor seconds of the processor: on a busy machine the clock on the wall says little */
    private record Taken(String name, int exit, double wall, double processor, int kilobytes) {}

    @Test
    void each_ends_with_an_exit_code_that_says_so_and_in_bounded_memory() throws Exception {
        var tool = Packaged.measured(folder);
        for (var file : HostileFiles.all()) {
            var ended = validate(tool, file.name(), write(file));
            if (file.isRead()) {
                assertThat(ended.exit()).as(file.name() + "\n" + ended.said()).isZero();
            } else {
                assertThat(ended.exit()).as(file.name()).isIn(0, 1, 2);
            }
            if (!file.isRead() && !file.isAnswered()) {
                assertThat(ended.said()).contains("error[" + file.code() + "]").contains("┌─ hostile.yaml:");
            }
        }
        for (var place : HostilePlaces.in(folder).entrySet()) {
            var ended = validate(tool, place.getKey(), place.getValue());
            assertThat(ended.exit()).as(place.getKey()).isEqualTo(2);
        }
        print();
        assertThat(table)
                .allSatisfy(taken -> assertThat(taken.kilobytes).as(taken.name).isLessThan(MOST_KILOBYTES));
    }

    private Path write(HostileFile file) throws IOException {
        return Files.write(folder.resolve("hostile.yaml"), file.bytes());
    }

    private Packaged.Ended validate(Packaged tool, String name, Path file) throws IOException {
        var ended = tool.call(folder, "validate", file.toString());
        assertThat(ended.said()).as(name).doesNotContain("\tat ").doesNotContain("Exception");
        var figures = ended.watched().strip().split(" ");
        table.add(new Taken(
                name,
                ended.exit(),
                number(figures[0]),
                number(figures[1]) + number(figures[2]),
                Integer.parseInt(figures[3])));
        return ended;
    }

    private static double number(String figure) {
        return Double.parseDouble(figure);
    }

    private void print() {
        table.sort(Comparator.comparingDouble(Taken::processor).reversed());
        System.out.println("hostile input: seconds, processor seconds, megabytes, exit code");
        table.forEach(taken -> System.out.println("%6.2f %6.2f %5d %2d  %s"
                .formatted(taken.wall, taken.processor, taken.kilobytes / 1024, taken.exit, taken.name)));
    }
}
