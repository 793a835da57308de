package deployspec.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The hook that pre-commit starts from a checkout of this repository. */
final class PreCommitHooksTest {
    private static final List<String> KNOWN = List.of(
            "id", "name", "description", "language", "entry", "args", "files", "exclude", "types", "require_serial");

    private Map<String, Object> hook;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void read() throws IOException {
        var hooks = (List<Map<String, Object>>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of(".pre-commit-hooks.yaml")));
        assertThat(hooks).hasSize(1);
        hook = hooks.getFirst();
    }

    @Test
    void hasWhatPreCommitAsksForAndNothingElse() {
        assertThat(hook).containsKeys("id", "name", "language", "entry").containsEntry("language", "script");
        assertThat(KNOWN).containsAll(hook.keySet());
    }

    @Test
    void startsTheLauncherOfTheCheckout() {
        var words = List.of(hook.get("entry").toString().split(" "));
        assertThat(Path.of(words.getFirst())).isExecutable();
        assertThat(words.subList(1, words.size())).containsExactly("validate");
    }

    /** A start costs more than the check of a spec, and one process checks all of them. */
    @Test
    void isStartedOnceForAllFiles() {
        assertThat(hook).containsEntry("require_serial", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "specs/quickstart.yaml",
                "specs/story-portal-v2.yaml",
                "specs/payments/deploy.yml",
                "services/pay/specs/deploy.yaml"
            })
    void looksAtSpecs(String path) {
        assertThat(isLookedAt(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "specs/quickstart.answers.yaml",
                ".deployspec.yaml",
                "action.yml",
                ".github/workflows/specs.yml",
                "openapi-specs/pay.yaml",
                "specs/README.md",
                "specs/data.yaml.tpl"
            })
    void passesOtherFilesOver(String path) {
        assertThat(isLookedAt(path)).isFalse();
    }

    private boolean isLookedAt(String path) {
        return Pattern.compile(hook.get("files").toString()).matcher(path).find()
                && !Pattern.compile(hook.get("exclude").toString())
                        .matcher(path)
                        .find();
    }
}
