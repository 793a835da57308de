package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.render.HostileStrings;
import deployspec.tools.Actionlint;
import deployspec.tools.Ajv;
import deployspec.tools.Markdownlint;
import deployspec.tools.Shellcheck;
import deployspec.tools.Shfmt;
import deployspec.value.Slug;
import deployspec.value.Text;
import deployspec.value.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A spec from a template is one that nothing is wrong with, whatever the procedure is called. */
final class InitTest {
    private static final Path SCHEMA = Path.of("schema/deployment.schema.json");

    static final List<SpecTemplate> TEMPLATES = SpecTemplate.ALL;
    static final List<HostileStrings> HOSTILE = HostileStrings.brief();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("specs/new.yaml");
    }

    @Test
    void offersEveryTemplateThatIsThere() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("templates/init"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            TEMPLATES.stream().map(t -> t.name() + ".yaml").toList());
        }
    }

    @Test
    void writesAWorkflowForPullRequestsByACommitAlone() {
        var workflow = folder.resolve("specs.yml");
        var pinned = "octo/deployspec@" + "0a".repeat(20);

        assertThat(Call.of("init", "--pull-request-workflow", "octo/deployspec@v1", "--output", workflow)
                        .err())
                .contains("does not say which commit of the action is meant", "OWNER/REPOSITORY@COMMIT");
        assertThat(workflow).doesNotExist();
        assertThat(Call.of("init", "--pull-request-workflow", pinned, "--output", workflow)
                        .code())
                .isZero();
        assertThat(workflow).content().contains("uses: " + pinned + "\n");
    }

    @ParameterizedTest
    @FieldSource("TEMPLATES")
    void nothingIsWrongWithATemplate(SpecTemplate template) {
        var made = Call.of("init", "--template", template.name(), "--output", file);

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(Call.of("validate", file))
                .extracting(Call::code, Call::out)
                .containsExactly(0, file.getFileName() + ": no findings\n");
        assertThat(Checker.check(file).diagnostics()).isEmpty();
        assertThat(Checker.check(Path.of("templates/init/%s.yaml".formatted(template.name())))
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void anotherReaderOfYamlAndSchemasFindsNothingEither() {
        assertThat(Ajv.check(
                        SCHEMA,
                        TEMPLATES.stream()
                                .map(t -> Path.of("templates/init/%s.yaml".formatted(t.name())))
                                .toArray(Path[]::new)))
                .isEmpty();
    }

    /** For a template is read by people who learn from it, on screens of any width. */
    @ParameterizedTest
    @FieldSource("TEMPLATES")
    void aTemplateTeachesInComments(SpecTemplate template) {
        assertThat(template.text().lines()).allMatch(line -> line.length() <= 120);
        assertThat(template.text().lines().filter(line -> line.strip().startsWith("#")))
                .hasSizeGreaterThan(8);
    }

    @Test
    void whatIsRenderedFromTheTemplatesPassesTheJudges() throws IOException {
        TEMPLATES.forEach(t -> Call.of(
                "init",
                "--template",
                t.name(),
                "--output",
                folder.resolve("specs").resolve(t.name() + ".yaml")));
        var generated = folder.resolve("generated");
        assertThat(Call.of("render", folder.resolve("specs"), "--output", generated)
                        .code())
                .isZero();

        var runbooks = written(generated, f -> f.endsWith(".sh"));
        assertThat(runbooks).hasSameSizeAs(TEMPLATES);
        assertThat(Shellcheck.check(runbooks)).isEmpty();
        assertThat(Shfmt.check(runbooks)).isEmpty();
        assertThat(Actionlint.check(written(generated, f -> f.matches(".*/workflow[^/]*[.]yml"))))
                .isEmpty();
        assertThat(Markdownlint.check(written(generated, f -> f.endsWith(".md"))))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void aNameStaysANameOrIsRefused(HostileStrings hostile) {
        var name = hostile.value();
        var call = Call.of("init", "--output", file, "--", name);

        if (name.isBlank() || !name.equals(Visible.of(name)) || name.matches("(?s).*[\t\r\n].*")) {
            assertThat(call.code()).isEqualTo(Exit.USAGE.code());
            assertThat(file).doesNotExist();
            return;
        }
        assertThat(call.code()).as(call.err()).isZero();
        var checked = Checker.check(file);
        // A rule may advise against such a name; the spec is one all the same.
        assertThat(checked.hasErrors()).isFalse();
        var head = checked.spec().orElseThrow().head();
        assertThat(head.title().text()).isEqualTo(Text.literally(name.strip()));
        assertThat(head.id().value()).isIn(Slug.of(name), "minimal");
    }

    @Test
    void showsTheWayOn() throws IOException {
        Files.createDirectories(folder.resolve("old"));
        Files.writeString(folder.resolve("old/deployment.schema.json"), "{}\n");

        Approvals.verify(Stream.of(
                        Call.of("init", "Shop deployment", "--output", file),
                        Call.of("init", "Shop deployment", "--output", file),
                        Call.of("init", "--list"),
                        Call.of("init", "--output", folder.resolve("specs/it's mine.yml")),
                        Call.of("init", "--output", folder.resolve("old/new.yaml")),
                        Call.of("init", "--output", folder.resolve("new.txt")),
                        Call.of("init", "--template", "services"),
                        Call.of("init", " "),
                        Call.of("init", "--output", folder.resolve("a.yaml"), "--schema", folder.resolve("b c.json")),
                        Call.of("schema", "--output", folder.resolve("old/deployment.schema.json")),
                        Call.of("schema", "--output", folder.resolve("old/deployment.schema.json")))
                .map(call -> call.without(folder))
                .collect(Collectors.joining("\n")));
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "mine\n");
        Files.writeString(file.resolveSibling("deployment.schema.json"), "{}\n");

        assertThat(Call.of("init", "--output", file).code()).isEqualTo(Exit.USAGE.code());
        assertThat(file).hasContent("mine\n");

        assertThat(Call.of("init", "--output", file.resolveSibling("other.yaml"))
                        .code())
                .isZero();
        assertThat(file.resolveSibling("deployment.schema.json")).hasContent("{}\n");
    }

    @Test
    void namesTheFileAfterTheProcedure() {
        assertThat(NewSpec.of(SpecTemplate.named("service"), "Über-Shop: weekly")
                        .id())
                .isEqualTo("uber-shop-weekly");
        assertThat(NewSpec.of(SpecTemplate.named("service"), "配備手順").id()).isEqualTo("service");
        assertThat(NewSpec.of(SpecTemplate.named("service")).id()).isEqualTo("service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema/of/specs.json", "specs/deployment.schema.json"})
    void leadsTheEditorToTheSchema(String place) throws IOException {
        var schema = folder.resolve(place);
        Call.of("init", "--output", file, "--schema", schema);

        var first = Files.readString(file).lines().findFirst().orElseThrow();
        assertThat(first).startsWith("# yaml-language-server: $schema=");
        assertThat(file.resolveSibling(first.substring(first.indexOf('=') + 1)).normalize())
                .isEqualTo(schema)
                .hasSameBinaryContentAs(SCHEMA);
    }

    @Test
    void takesAnAddressForTheSchemaAsItIs() throws IOException {
        var call = Call.of("init", "--output", file, "--schema", "https://schemas.invalid/deployment.json");

        assertThat(call.code()).isZero();
        assertThat(Files.readString(file))
                .startsWith("# yaml-language-server: $schema=https://schemas.invalid/deployment.json\n");
        assertThat(written(folder, f -> f.endsWith(".json"))).isEmpty();
    }

    @Test
    void printsThePublishedSchemaToTheLetter() throws IOException {
        assertThat(Call.of("schema").out().getBytes(StandardCharsets.UTF_8)).isEqualTo(Files.readAllBytes(SCHEMA));
    }

    private static Path[] written(Path folder, Predicate<String> name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> name.test(f.toString()))
                    .toArray(Path[]::new);
        }
    }
}
