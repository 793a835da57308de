package deployspec.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import deployspec.diagnostic.Diagnostic;
import deployspec.render.HostileStrings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

final class HostileInputTest {
    private static final int MEBI = 1024 * 1024;

    /** Only against hanging: each input takes well under a second. */
    private static final Duration HANGS = Duration.ofSeconds(20);

    /** One of them is longer than a text may be. */
    static final List<HostileStrings> STRINGS = HostileStrings.all().stream()
            .filter(hostile -> hostile.value().length() <= Limits.TEXT)
            .toList();

    static Stream<Arguments> bombs() {
        return Stream.of(
                bomb("too-large", "a: " + "x".repeat(12 * MEBI)),
                bomb("text-too-long", "a: " + "x".repeat(MEBI - 100)),
                bomb("text-too-long", "a: \"" + "x\\n".repeat(300_000) + "\""),
                bomb("text-too-long", "a: |\n" + "  x\n".repeat(200_000)),
                bomb("text-too-long", "a:\n" + "  x\n".repeat(200_000)),
                bomb("number-too-long", "a: " + "9".repeat(60_000)),
                bomb("too-deep", "a: " + "[".repeat(MEBI - 100)),
                bomb("too-deep", "a: " + "{a: ".repeat(200_000)),
                bomb("too-deep", "- ".repeat(MEBI / 2 - 1)),
                bomb("too-deep", "? ".repeat(MEBI / 2 - 1)),
                bomb(
                        "too-deep",
                        IntStream.range(0, 1_000)
                                .mapToObj(i -> " ".repeat(i) + "a:\n")
                                .reduce("", String::concat)),
                bomb("too-many-values", "a: [" + "1,".repeat(400_000) + "]"),
                bomb("too-many-values", "a:\n" + "- 1\n".repeat(200_000)),
                bomb(
                        "anchor",
                        "a:\n"
                                + IntStream.range(0, 20_000)
                                        .mapToObj(i -> "- &a" + i + " x\n")
                                        .reduce("", String::concat)),
                bomb("alias", "a: &x [1]\nb:\n" + "- *x\n".repeat(40_000)),
                bomb("alias", "a: &a [*a]"),
                bomb("duplicate-key", "a: 1\n".repeat(40_000)),
                bomb("yaml-syntax", "a: \"" + "\\".repeat(60_001)),
                bomb("yaml-syntax", "a: '" + "x ".repeat(400_000)),
                bomb("tag", "a: " + "!".repeat(500_000)),
                bomb("forbidden-character", "\u0001\u0002".repeat(200_000)));
    }

    private static Arguments bomb(String code, String yaml) {
        return Arguments.argumentSet(code + ": " + yaml.substring(0, Math.min(12, yaml.length())), code, yaml);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void endsQuicklyWithAComplaint(String code, String yaml) {
        Document document = assertTimeoutPreemptively(HANGS, () -> read(yaml));

        assertThat(document.diagnostics()).extracting(Diagnostic::code).contains(code);
    }

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
