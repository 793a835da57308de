package deployspec.source;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.render.HostileStrings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;

final class HostileInputTest {
    /** One of them is longer than a text may be, one holds the only character that none may hold. */
    static final List<HostileStrings> STRINGS = HostileStrings.all().stream()
            .filter(hostile -> hostile.value().length() <= Limits.TEXT)
            .filter(hostile -> hostile.value().indexOf('\0') < 0)
            .toList();

    @ParameterizedTest
    @FieldSource("STRINGS")
    void keepsEveryCharacterOfAQuotedText(HostileStrings hostile) {
        String quoted = JsonMapper.shared().writeValueAsString(hostile.value());

        Document document = read("a: " + escapeInvisible(quoted));

        assertThat(document.diagnostics()).isEmpty();
        assertThat(document.root().orElseThrow().get("a").orElseThrow())
                .isInstanceOfSatisfying(
                        Node.Scalar.class, text -> assertThat(text.text()).isEqualTo(hostile.value()));
    }

    private static String escapeInvisible(String json) {
        var escaped = new StringBuilder();
        json.chars().forEach(c -> escaped.append(c < 0x7f ? Character.toString(c) : "\\u%04x".formatted(c)));
        return escaped.toString();
    }

    /** Whatever is in a file, the reader answers with a document and never with an exception. */
    @Test
    void survivesRandomDamage() {
        var random = new Random(7);
        String good =
                "id: x\nsteps:\n  - step: \"a\\tb\"\n    run: |\n      date\n    gates: [live, {a: 'b'}]\n# end\n";
        String spice = "\t\n\r :-?[]{}#&*!|>'\"%@`\\xuU0~<=\u0000\u0085\u2028\uFEFF\uD83Dé";
        for (int round = 0; round < 20_000; round++) {
            var damaged = new StringBuilder(good);
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(damaged.length());
                damaged.replace(
                        at, at + random.nextInt(2), String.valueOf(spice.charAt(random.nextInt(spice.length()))));
            }
            Document document = read(damaged.toString());

            assertThat(document.root().isPresent() || document.hasErrors())
                    .as(damaged.toString())
                    .isTrue();
        }
    }

    private static Document read(String yaml) {
        return YamlReader.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
