package deployspec.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aNewFolderIsItsOwnersAlone() throws IOException {
        var run = RunFolder.at(folder.resolve("state/runs/one"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.path())))
                .isEqualTo("rwx------");
        assertThat(RunFolder.at(run.path())).isEqualTo(run);
    }

    @Test
    void aRunThatOthersMayLookIntoIsRefused() throws IOException {
        assertThatThrownBy(() -> RunFolder.at(folderWith("rwxr-x---")))
                .isInstanceOf(StateFault.class)
                .hasMessageContaining("others may look into");
    }

    @Test
    void aStateThatOthersMayReadIsFineAndOneThatTheyMayWriteIsNot() throws IOException {
        RunStore.at(folderWith("rwxr-xr-x"));
        assertThatThrownBy(() -> RunStore.at(folderWith("rwxrwxrwx")))
                .isInstanceOf(StateFault.class)
                .hasMessageContaining("others may write to");
    }

    @Test
    void aLinkIsNoFolderOfOurs() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link"), folderWith("rwx------"));
        assertThatThrownBy(() -> RunFolder.at(link))
                .isInstanceOf(StateFault.class)
                .hasMessageContaining("not a folder of ours");
    }

    private Path folderWith(String rights) throws IOException {
        return Files.setPosixFilePermissions(
                folder.resolve(Files.createTempDirectory(folder, "f")), PosixFilePermissions.fromString(rights));
    }
}
