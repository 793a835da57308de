package deployspec.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import deployspec.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the language doesn't hold yet is refused with one plain sentence, wherever it may be meant. */
class LaterKeysTest {
    private static final SchemaCheck CHECK = SchemaCheck.bundled();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "always     | rollback: {sections: [{section: S, always: [x]}]}",
            })
    void aKeyOfALaterVersionIsRefusedInOneSentence(String key, String line) {
        var yaml = "spec: deployment/v1\nid: x\ntitle: X\nphases: [{phase: P, steps: [S]}]\n" + line + "\n";
        var document = YamlReader.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8));

        assertThat(CHECK.check(document))
                .extracting(Diagnostic::code, Diagnostic::summary)
                .containsExactly(tuple("not-yet", "`" + key + "` is not part of deployment/v1 yet"));
    }
}
