package deployspec.tools;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

final class ExternalToolTest {
    @Test
    void aMissingToolSkipsTheTestAndSaysWhy() {
        assertThatThrownBy(() -> {
                    throw ExternalTool.missing("nosuchlint is not here: install it", false);
                })
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("nosuchlint is not here: install it");
    }

    @Test
    void aMissingToolFailsTheTestOnCi() {
        assertThatThrownBy(() -> ExternalTool.missing("nosuchlint is not here: install it", true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nosuchlint");
    }

    @Test
    void aJudgeThatBreaksIsNotTakenForASatisfiedOne() {
        ExternalTool.require("sh");
        assertThatThrownBy(() -> ExternalTool.findings(List.of("sh", "-c", "echo broken; exit 2")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("exited 2")
                .hasMessageContaining("broken");
    }
}
