package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingTest {
    @TempDir
    private Path folder;

    /** A call that ended early would leave its classes to be loaded slowly at every start. */
    @Test
    void carriesEachCallThroughToItsEnd() {
        var call = Call.of("train", folder);

        assertThat(call.code()).isZero();
        assertThat(call.out()).isEqualTo("""
                validate specs: 0
                validate %1$s/mistaken.yaml: 1
                plan specs/quickstart.yaml: 0
                render --check: 0
                execute %1$s/small.yaml --yes --state %1$s/state: 0
                status --state %1$s/state: 0
                verify --state %1$s/state: 0
                """.formatted(folder));
    }
}
