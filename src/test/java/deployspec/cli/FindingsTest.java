package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Diagnostic;
import deployspec.lint.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/findings.md is true: each trap of the checklist is found where it says, and what is in order is left alone. */
final class FindingsTest {
    private static final Path TRANSCRIPTION = Path.of("src/test/resources/paper/production-deployment.yaml");
    private static final int TRAPS = 34;
    private static final int WANTED = 24;

    /** A row of the first table: a trap, the rule that finds it, and what stands on the line that it points at. */
    record Trap(int number, String code, String quoted) {
        private static final Pattern ROW =
                Pattern.compile("\\| (\\d+) \\| [^|]+ \\| \\[([a-z0-9-]+)]\\(rules\\.md#\\2\\) \\| `(.+)` \\|");

        static List<Trap> all() throws IOException {
            return Files.readAllLines(Path.of("docs/findings.md")).stream()
                    .flatMap(line -> ROW.matcher(line).results())
                    .map(row -> new Trap(Integer.parseInt(row.group(1)), row.group(2), row.group(3)))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("deployspec.cli.FindingsTest$Trap#all")
    void finds_the_trap_where_it_lies(Trap trap) {
        var checked = Checker.check(TRANSCRIPTION);

        assertThat(checked.diagnostics())
                .filteredOn(diagnostic -> diagnostic.code().equals(trap.code()))
                .anySatisfy(diagnostic ->
                        assertThat(lines(checked, diagnostic)).anyMatch(line -> line.contains(trap.quoted())));
    }

    @Test
    void finds_enough_of_them_and_says_of_every_other_one_why_not() throws IOException {
        var found = Trap.all().stream().map(Trap::number).toList();
        var others = Files.readAllLines(Path.of("docs/findings.md")).stream()
                .filter(line -> line.matches("\\| \\d+ \\| [^|]+ \\| [^|\\[]+ \\|"))
                .map(line -> Integer.parseInt(line.split("\\|")[1].strip()))
                .toList();

        assertThat(found).hasSizeGreaterThanOrEqualTo(WANTED).doesNotHaveDuplicates();
        assertThat(Stream.concat(found.stream(), others.stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, TRAPS).boxed().toList());
    }

    @Test
    void knows_no_word_of_the_checklist() throws IOException {
        var own = List.of("agentic", "sp-cli", "story-portal", "l09-", "cloudfront", "platform-ui");
        try (var sources = Files.walk(Path.of("src/main/java/deployspec/lint"))) {
            assertThat(sources.filter(Files::isRegularFile))
                    .allSatisfy(source -> assertThat(Files.readString(source)).doesNotContain(own));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "specs/quickstart.yaml",
                "specs/story-portal-v2.yaml",
                "src/test/resources/procedures/kubernetes-canary.yaml",
                "src/test/resources/procedures/database-major-upgrade.yaml",
                "src/test/resources/procedures/mobile-release.yaml"
            })
    void leaves_alone_what_is_in_order(Path procedure) {
        assertThat(Checker.check(procedure).diagnostics()).isEmpty();
    }

    @Test
    void every_code_in_the_tables_is_a_rule() throws IOException {
        assertThat(Trap.all())
                .allSatisfy(trap -> assertThat(Rules.named(trap.code())).isPresent());
    }

    private static List<String> lines(Checked checked, Diagnostic diagnostic) {
        return IntStream.rangeClosed(diagnostic.span().line(), diagnostic.span().endLine())
                .mapToObj(checked.source()::line)
                .toList();
    }
}
