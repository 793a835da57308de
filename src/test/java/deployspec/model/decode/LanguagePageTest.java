package deployspec.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Diagnostics;
import deployspec.source.SchemaCheck;
import deployspec.source.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/language.md is true: its examples are specs, or parts of one, and it tells of every key. */
class LanguagePageTest {
    private static final String PAGE = Documents.file(Path.of("docs/language.md"));
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final SchemaCheck CHECK = SchemaCheck.bundled();

    @TestFactory
    Stream<DynamicTest> everyExampleIsPartOfASpec() {
        return EXAMPLE.matcher(PAGE)
                .results()
                .map(example -> DynamicTest.dynamicTest(
                        "line " + lineOf(example),
                        () -> assertThat(complaintsAbout(whole(example.group(1))))
                                .isEmpty()));
    }

    @Test
    void everyKeyIsToldOf() {
        var decoding = new Decoding(new Diagnostics());
        SpecDecoder.spec(
                Documents.read(Documents.file(Path.of("src/test/resources/language/every-key.yaml"))), decoding);
        var keys = new TreeSet<String>();
        decoding.asked().values().forEach(keys::addAll);

        assertThat(keys).allSatisfy(key -> assertThat(PAGE).containsPattern("[`{ \\n]" + Pattern.quote(key) + "[:`]"));
    }

    /** A list is steps; a mapping lacks at most the head and the phases. */
    private static String whole(String example) {
        if (example.startsWith("- ")) {
            return head() + "phases:\n  - phase: P\n    steps:\n" + example.indent(6);
        }
        return (example.contains("spec: deployment/v1") ? "" : head())
                + example
                + (example.contains("phases:") ? "" : "phases: [{phase: P, steps: [S]}]\n");
    }

    private static String head() {
        return "spec: deployment/v1\nid: x\ntitle: X\n";
    }

    private static String complaintsAbout(String spec) {
        var document = YamlReader.read("language.md", spec.getBytes(StandardCharsets.UTF_8));
        var found = new Diagnostics();
        found.addAll(document.diagnostics());
        found.addAll(CHECK.check(document));
        if (!found.hasErrors()) {
            SpecDecoder.decode(document.root().orElseThrow(), found);
        }
        return String.join(
                "\n",
                found.sorted().stream()
                        .map(d -> d.span().place() + " " + d.summary())
                        .toList());
    }

    private static long lineOf(MatchResult example) {
        return PAGE.substring(0, example.start()).lines().count() + 1;
    }
}
