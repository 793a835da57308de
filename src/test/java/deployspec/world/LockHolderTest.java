package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LockHolderTest {
    @TempDir
    private Path folder;

    @Test
    void seesWhoHoldsALockAndThatNobodyDoes() throws IOException {
        var state = Files.createDirectory(folder.resolve("state"));
        var store = RunStore.at(state);
        var files = RunStore.LockFiles.of(state, "production");
        assertThat(LockHolder.of(files.lock())).isEmpty();

        try (var lock = store.lock("production", RunStore.holder("a"));
                var other = store.lock("staging", RunStore.holder("b"))) {
            assertThat(LockHolder.of(files.lock()))
                    .hasValue(ProcessHandle.current().pid());
            // To look is not to let go of it.
            assertThat(lock.lock().isValid()).isTrue();
            assertThat(LockHolder.of(files.lock())).isPresent();
            assertThat(other.lock().isValid()).isTrue();
        }
        assertThat(files.lock()).exists();
        assertThat(LockHolder.of(files.lock())).isEmpty();
    }
}
