package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake that people make gives one message, with its place and what to do. */
final class MistakesTest {
    private static final String SOUND = """
            spec: deployment/v1
            id: pay
            title: Payment service
            thresholds:
              error-rate:
                title: Error rate
                target: "< 0.1%"
                critical: "> 5%"
                measure: {run: ./error-rate.sh, unit: "%"}
            phases:
              - phase: Deploy
                steps:
                  - step: Start the new version
                    run: ./start.sh
                    timeout: 5m
                    gates: [error-rate]
            """;

    @TempDir
    private Path folder;

    @Test
    void finds_nothing_where_nothing_is_wrong() throws IOException {
        var call = validate("sound", SOUND);

        assertThat(call.code()).isZero();
        assertThat(call.err()).isEmpty();
    }

    @Test
    void tells_each_mistake_once_with_its_place_and_a_remedy() throws IOException {
        var told = new StringBuilder();
        for (var mistake : mistakes().entrySet()) {
            var call = validate(mistake.getKey(), mistake.getValue());
            assertThat(call.code()).isIn(Exit.FINDINGS.code(), Exit.USAGE.code());
            assertThat(call.out() + call.err()).containsOnlyOnce("error[").containsOnlyOnce("┌─");
            told.append(call.without(folder)).append('\n');
        }
        Approvals.verify(told);
    }

    private static Map<String, String> mistakes() {
        var mistakes = new LinkedHashMap<String, String>();
        mistakes.put("typo-in-a-key", SOUND.replace("timeout:", "timeuot:"));
        mistakes.put("unknown-threshold", SOUND.replace("gates: [error-rate]", "gates: [eror-rate]"));
        mistakes.put("time-against-ratio", SOUND.replace("\"> 5%\"", "\"> 5s\""));
        mistakes.put("tab", SOUND.replace("        timeout", "\ttimeout"));
        mistakes.put("alias", SOUND.replace("run: ./start.sh", "run: *start"));
        assertThat(mistakes.values()).doesNotContain(SOUND);
        return mistakes;
    }

    private Call validate(String name, String text) throws IOException {
        return Call.of("validate", Files.writeString(folder.resolve(name + ".yaml"), text));
    }
}
