package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.execute.port.Result;
import deployspec.execute.port.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptFilesTest {
    @TempDir
    private Path folder;

    private RunFolder run;
    private Path work;

    @BeforeEach
    void begin() throws IOException {
        run = RunFolder.at(folder.resolve("run"));
        work = Files.createDirectory(folder.resolve("work"));
    }

    @Test
    void twoFilesOfOneNameStayTwo() throws IOException {
        for (var name : List.of("a", "b")) {
            Files.writeString(Files.createDirectory(work.resolve(name)).resolve("x"), name);
        }
        var kept = (Result.FilesKept) keep("a/x", "./b/x");
        assertThat(kept.files()).extracting("path").containsExactly("a/x", "./b/x");
        assertThat(run.kept("s").resolve("a/x")).hasContent("a");
        assertThat(run.kept("s").resolve("b/x")).hasContent("b");
    }

    @Test
    void aFileFromElsewhereStaysInsideTheRunsFolder() throws IOException {
        var outside = Files.writeString(folder.resolve("outside"), "far");
        keep("../outside");
        assertThat(run.kept("s").resolve("_").resolve(folder.getRoot().relativize(outside)))
                .hasContent("far");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(keep("nowhere"))
                .isEqualTo(new Result.Failed("cannot keep `nowhere`: it is not there, or cannot be read"));
    }

    private Result keep(String... paths) {
        return new KeptFiles(run, work).keep(new Task.KeepFiles("s", Optional.empty(), List.of(paths)));
    }
}
