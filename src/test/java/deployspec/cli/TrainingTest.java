package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingTest {
    @TempDir
    private Path folder;

    /** A call that ended early would leave its classes to be loaded slowly at every start. */
    @Test
    void carriesEachCallThroughToItsEnd() throws IOException {
        var mistaken = Files.writeString(folder.resolve("mistaken.yaml"), "spec: deployment/v1\nid: 1\nstpes: []\n");

        var call = Call.of("train", mistaken);

        assertThat(call.code()).isZero();
        assertThat(call.out()).isEqualTo("""
                validate specs: 0
                validate %s: 1
                plan specs/quickstart.yaml: 0
                render --check: 0
                """.formatted(mistaken));
    }
}
