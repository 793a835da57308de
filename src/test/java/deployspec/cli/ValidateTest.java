package deployspec.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The options of {@code spec validate}, and where each of its answers goes. */
final class ValidateTest {
    private static final byte[] NO_INPUT = {};
    private static final Map<String, String> WORKFLOW = Map.of("GITHUB_ACTIONS", "true");
    private static final String SOUND = """
            spec: deployment/v1
            id: pay
            title: Payment service
            review: {last: 2025-08-01, next: 2026-02-01}
            phases:
              - phase: Deploy
                steps: [Switch the traffic]
            """;

    @TempDir
    private Path folder;

    private Path sound;
    private Path warned;
    private Path wrong;
    private Path unreadable;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        sound = file("sound.yaml", SOUND);
        warned = file("warned.yaml", SOUND + "# deployspec: allow review-overdue\n");
        wrong = file("wrong.yaml", SOUND.replace("title:", "titel:"));
        unreadable = file("unreadable.yaml", "spec: [\n");
    }

    @ParameterizedTest
    @CsvSource({
        "sound,      error,   0",
        "sound,      note,    0",
        "warned,     none,    0",
        "warned,     error,   0",
        "warned,     warning, 1",
        "warned,     note,    1",
        "wrong,      none,    0",
        "wrong,      error,   1",
        "unreadable, none,    2",
    })
    void failsFromTheSeverityThatIsAskedForOn(String spec, String severity, int code) {
        assertThat(Call.of("validate", folder.resolve(spec + ".yaml"), "--fail-on", severity)
                        .code())
                .isEqualTo(code);
    }

    @Test
    void failsAsTheProjectSaysUnlessAskedOtherwise() throws IOException {
        assertThat(Call.of("validate", warned).code()).isZero();
        file(".deployspec.yaml", "fail-on: warning\n");
        assertThat(Call.of("validate", warned).code()).isEqualTo(1);
        assertThat(Call.of("validate", warned, "--fail-on", "error").code()).isZero();
    }

    @Test
    void endsAsTheWorstOfItsFiles() {
        assertThat(Call.of("validate", unreadable, wrong, sound).code()).isEqualTo(2);
        assertThat(Call.of("validate", sound, wrong, sound).code()).isEqualTo(1);
    }

    @Test
    void judgesDatesByTheDayThatItIsTold() {
        assertThat(Call.of("validate", sound).out()).doesNotContain("review-overdue");
        assertThat(Call.of("validate", "--today=2026-02-01", sound).out()).doesNotContain("review-overdue");
        assertThat(Call.of("validate", "--today=2026-02-02", sound).out()).contains("warning[review-overdue]");
        assertThat(Call.of("validate", "--today", "2026-02-02", sound).out()).contains("warning[review-overdue]");
    }

    @Test
    void takesTheRealDayWhereNoneIsNamed() throws IOException {
        var overdue = file("ago.yaml", SOUND.replace("2025", "1999").replace("2026", "2000"));
        var inTime = file("off.yaml", SOUND.replace("2026", "9999"));
        for (var call : List.of(
                Call.of("validate", "--today", overdue, inTime),
                Call.of("validate", overdue, inTime, "--today"),
                Call.of("validate", "--today", "--color", "never", overdue, inTime))) {
            assertThat(call.out()).containsOnlyOnce("review-overdue").endsWith("2 specs: 1 warning\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--today=soon", "--today=2026-13-01", "--today="})
    void refusesWhatIsNoDay(String option) {
        var call = Call.of("validate", option, sound);
        assertThat(call.code()).isEqualTo(Exit.USAGE.code());
        assertThat(call.err()).contains("is no day; write one as 2026-01-18");
    }

    @Test
    void readsEachFileOnceInTheOrderInWhichItIsNamed() {
        var specs = Stream.of(wrong, folder, folder.resolve("../" + folder.getFileName()), sound);

        assertThat(names(Call.of(Stream.concat(Stream.of("validate", "--format", "json"), specs)
                        .toArray())))
                .containsExactly("wrong.yaml", "sound.yaml", "unreadable.yaml", "warned.yaml");
    }

    @Test
    void saysOneQuietLineWhereNothingIsWrong() throws IOException {
        file("second.yaml", SOUND);
        assertThat(Call.of("validate", sound).out()).isEqualTo("sound.yaml: no findings\n");
        assertThat(Call.of("validate", sound, folder.resolve("second.yaml")).out())
                .isEqualTo("2 specs: no findings\n");
    }

    @Test
    void readsStandardInputUnderItsOwnNameOrAnEditors() throws IOException {
        var text = Files.readAllBytes(warned);
        var unnamed = Call.in(Map.of(), text, "validate", "-", sound, "-", "--format", "json");
        assertThat(names(unnamed)).containsExactly("<stdin>", "sound.yaml");
        assertThat(Call.in(Map.of(), text, "validate", "-", "--stdin-name", warned)
                        .out())
                .isEqualTo(Call.of("validate", warned).out());
        assertThat(Call.in(Map.of(), text, "validate", "-").out()).contains("┌─ <stdin>:8:");
    }

    @Test
    void weighsStandardInputAsTheProjectOfItsNameDoes() throws IOException {
        file(".deployspec.yaml", "fail-on: warning\n");
        var text = Files.readAllBytes(warned);
        assertThat(Call.in(Map.of(), text, "validate", "-").code()).isZero();
        assertThat(Call.in(Map.of(), text, "validate", "-", "--stdin-name", folder.resolve("new.yaml"))
                        .code())
                .isEqualTo(1);
    }

    @Test
    void readsNoMoreOfStandardInputThanASpecMayHold() {
        var call = Call.in(Map.of(), "#".repeat(3 << 20).getBytes(UTF_8), "validate", "-");
        assertThat(call.code()).isEqualTo(Exit.USAGE.code());
        assertThat(call.out()).contains("error[too-large]");
    }

    @Test
    void writesAFormatToAFileAndTextToThePerson() throws IOException {
        var file = folder.resolve("found.sarif");
        var call = Call.of("validate", wrong, "--format", "sarif", "--output", file);

        assertThat(call)
                .isEqualTo(new Call(call.asked(), 1, Call.of("validate", wrong).out(), ""));
        assertThat(file)
                .content()
                .isEqualTo(Call.of("validate", wrong, "--format", "sarif").out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format yaml               | there is no format `yaml`",
                "--format jsn                | Did you mean `json`?",
                "--output found.txt          | --output does not say in which format",
                "--stdin-name x.yaml         | --stdin-name has no effect without `-`",
                "--fail-on never             | choose error, warning, note or none",
                "--format json --output .    | cannot write `.`",
            })
    void saysWhatWasAskedWrongly(String options, String told) {
        var call = Call.of(Stream.concat(Stream.of("validate", sound), Stream.of(options.split(" ")))
                .toArray());
        assertThat(call.code()).isEqualTo(Exit.USAGE.code());
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains(told);
    }

    @Test
    void speaksToTheWorkflowThatItRunsIn() {
        var call = Call.in(WORKFLOW, NO_INPUT, "validate", wrong);
        assertThat(call.out()).contains("error[unknown-key]", "::error title=unknown-key,file=wrong.yaml,line=3");
        assertThat(call.err()).isEmpty();
        assertThat(Call.in(WORKFLOW, NO_INPUT, "validate", wrong, "--format", "text")
                        .out())
                .isEqualTo(Call.of("validate", wrong).out());
    }

    @Test
    void givesNoCommandsOfASpecToTheWorkflowEvenAsText() throws IOException {
        var hostile = file("hostile.yaml", SOUND.replace("title:", "'##[set-output name=x]y':"));
        assertThat(Call.of("validate", hostile).out()).contains("##[set-output");
        assertThat(Call.in(WORKFLOW, NO_INPUT, "validate", hostile, "--format", "text")
                        .out())
                .doesNotContain("##[set-output")
                .contains("## [set-output");
    }

    @Test
    void addsToThePageOfTheStep() throws IOException {
        var page = file("page.md", "before\n\n");
        var environment = Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", page.toString());
        Call.in(environment, NO_INPUT, "validate", wrong);
        assertThat(page)
                .content()
                .startsWith("before\n\n**spec validate:** 1 spec, 1 error\n")
                .contains("| `wrong.yaml:3:1` |");

        Files.writeString(page, "x".repeat((1 << 20) - 10));
        Call.in(environment, NO_INPUT, "validate", wrong);
        assertThat(page).hasSize((1 << 20) - 10);
    }

    @Test
    void failsNoStepForAPageThatCannotBeWritten() {
        var call = Call.in(
                Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", folder.toString()),
                NO_INPUT,
                "validate",
                sound);
        assertThat(call.code()).isZero();
        assertThat(call.err()).startsWith("spec: cannot write the step's summary: ");
    }

    /** Each format of our own specs; what is wrong with them is wrong with us. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "sarif", "junit", "github"})
    void findsNothingInOurOwnSpecs(String format) {
        var call = Call.of("validate", "specs", "--fail-on", "note", "--format", format);
        assertThat(call.code()).as(call.out()).isZero();
        assertThat(call.err()).isEmpty();
        assertThat(call.out()).doesNotContain("\"findings\":[{", "<failure", "<system-out", "\"ruleIndex\"", "::error");
    }

    private static List<String> names(Call call) {
        return JsonMapper.shared()
                .readTree(call.out())
                .get("files")
                .valueStream()
                .map(file -> file.get("file"))
                .map(JsonNode::asString)
                .toList();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
