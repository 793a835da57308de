package deployspec;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.render.Renderers;
import deployspec.source.Limits;
import deployspec.tools.Markdownlint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a contributor is told is true of the code that lies beside it. */
final class DocumentsTest {
    static final List<Path> DOCUMENTS = Stream.of(
                    "README.md",
                    "CONTRIBUTING.md",
                    "CHANGELOG.md",
                    "docs/architecture.md",
                    "docs/adding.md",
                    "docs/editors.md",
                    "docs/validate.md",
                    "docs/diff.md",
                    "docs/runs.md",
                    "docs/render.md",
                    "docs/execution.md",
                    "docs/findings.md",
                    "docs/security.md")
            .map(Path::of)
            .toList();

    private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)");
    private static final Pattern USES = Pattern.compile("uses: (.+)");
    private static final Pattern QUOTED_PATH = Pattern.compile("`([\\w.-]+(?:/[\\w.-]+)+/?)`");
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|IT)[.]\\w+)`");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
    private static final Path CODE = Path.of("src/main/java/deployspec");

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void linksLeadSomewhere(Path document) throws IOException {
        assertThat(found(LINK, document).map(document.resolveSibling("")::resolve))
                .allMatch(Files::exists);
    }

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void filesThatAreNamedAreThere(Path document) throws IOException {
        assertThat(found(QUOTED_PATH, document)
                        .filter(not(name -> name.matches(".*/X(Command|Format|Report)?[.]java"))))
                .allMatch(name -> Files.exists(Path.of(name)) || Files.exists(CODE.resolve(name)));
    }

    /** A tag can be moved to other code; what people copy from here names the code itself, or leaves it for them to fill in. */
    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void everyActionIsFixed(Path document) throws IOException {
        assertThat(found(USES, document))
                .allMatch(action -> action.matches("[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+")
                        || action.equals("OWNER/deployspec@REVISION")
                        || action.startsWith("./"));
    }

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void theLinterFindsNothing(Path document) {
        assertThat(Markdownlint.check(document)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("deployspec.ArchitectureTest#LAYERS")
    void eachPackageHasTheRowThatItIsHeldTo(Layer layer) throws IOException {
        String libraries = layer.libraries().stream()
                .map(pattern -> Stream.of(pattern.split("[.]+"))
                        .filter(not(
                                List.of("org", "com", "tools", "github", "eclipse", "google", "engine", "schema")
                                        ::contains))
                        .findFirst()
                        .orElseThrow())
                .collect(joining(", "));
        assertThat(Path.of("docs/architecture.md"))
                .content()
                .contains("| `%s` | %s | %s |"
                        .formatted(layer.name(), orDash(String.join(", ", layer.uses())), orDash(libraries)));
    }

    @Test
    void everyTestThatAPromiseRestsOnIsThere() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<String> tests = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(DocumentsTest::testsIn)
                    .toList();
            assertThat(found(NAMED_TEST, Path.of("docs/execution.md")))
                    .isNotEmpty()
                    .isSubsetOf(tests);
        }
    }

    private static Stream<String> testsIn(Path file) {
        try {
            String name = file.getFileName().toString().replace(".java", ".");
            return METHOD.matcher(Files.readString(file)).results().map(method -> name + method.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyCommandOfTheToolIsInTheReadme() throws IOException {
        try (Stream<Path> files = Files.list(CODE.resolve("cli"))) {
            List<String> commands = files.filter(DocumentsTest::isCommand)
                    .map(file -> file.getFileName().toString())
                    .map(name -> "./spec " + name.replace("Command.java", "").toLowerCase())
                    .toList();
            assertThat(Path.of("README.md")).content().contains(commands);
        }
    }

    @Test
    void everyTargetHasItsRow() throws IOException {
        for (var renderer : Renderers.all()) {
            assertThat(Path.of("docs/render.md")).content().contains("\n| `" + renderer.target() + "` | `");
        }
    }

    /** A line of a shortened difference stands in its file, behind those before it. */
    @Test
    void theDifferenceThatIsShownIsWhatIsThere() throws IOException {
        var shown = found(Pattern.compile("(?s)```diff\n(.*?)```"), Path.of("docs/adding.md"))
                .flatMap(String::lines)
                .toList();
        assertThat(shown).isNotEmpty();
        List<String> file = List.of();
        for (var line : shown) {
            if (line.startsWith("+++ ")) {
                file = Files.readAllLines(Path.of(line.substring(4)));
            } else {
                int place = file.indexOf(line.substring(1));
                assertThat(place).as(line).isNotNegative();
                file = file.subList(place + 1, file.size());
            }
        }
    }

    /** Not what several of them have in common. */
    private static boolean isCommand(Path file) {
        try {
            return file.toString().endsWith("Command.java")
                    && Files.readString(file).contains("\n@Command(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyLimitIsSaidAsItIs() throws Exception {
        for (var limit : Limits.class.getFields()) {
            assertThat(Path.of("docs/security.md"))
                    .content()
                    .contains("| `%s` | %,d |".formatted(limit.getName(), limit.getInt(null)));
        }
    }

    private static Stream<String> found(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document)).results().map((MatchResult result) -> result.group(1));
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : text;
    }
}
