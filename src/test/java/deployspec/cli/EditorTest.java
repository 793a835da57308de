package deployspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.LanguageServer;
import deployspec.tools.LanguageServer.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an author meets in an editor, by the modeline alone. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a server that has lost its way never answers
final class EditorTest {
    private static final JsonNode SCHEMA = schema();
    private static final String BEGUN = """
            # yaml-language-server: $schema=../schema/deployment.schema.json
            spec: deployment/v1
            id: draft
            title: Draft
            thresholds:
              live: {title: Live, target: "= 200", measure: {http: "https://shop.invalid/live", read: status}}
            phases:
              - phase: Deploy
                steps:
                  - step: Roll out
                    run: ./deploy.sh
            """;
    private static LanguageServer server;
    private static int drafts;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = LanguageServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static List<Path> specs() throws IOException {
        try (Stream<Path> ours = Files.list(Path.of("specs"));
                Stream<Path> templates = Files.list(Path.of("templates/init"))) {
            return Stream.concat(ours, templates)
                    .filter(f -> f.toString().endsWith(".yaml") && !f.toString().endsWith(".answers.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void nothingIsUnderlinedInARealSpec(Path spec) throws IOException {
        var text = Files.readString(spec);
        assertThat(text).startsWith("# yaml-language-server: $schema=");
        assertThat(server.open(spec, text).complaints()).isEmpty();
    }

    @Test
    void aMisspeltKeyIsUnderlined() {
        var draft = draft(BEGUN + "        gtes: [live]\n");

        assertThat(draft.complaints()).containsExactly(new Complaint(12, "Property gtes is not allowed."));
    }

    @Test
    void everyKeyOfAStepIsOfferedWithItsDescription() {
        var offered = draft(BEGUN + "        ").offeredBehind("run: ./deploy.sh\n        ");

        assertThat(offered)
                .containsEntry("gates", description("step", "gates"))
                .containsEntry("undo", description("step", "undo"))
                .containsEntry("on-failure", description("step", "on-failure"));
        var all = new TreeMap<String, String>();
        SCHEMA.at("/$defs/step/properties")
                .properties()
                .forEach(key -> all.put(key.getKey(), description("step", key.getKey())));
        all.keySet().removeAll(List.of("step", "run"));
        assertThat(offered).containsAllEntriesOf(all);
    }

    @Test
    void theKeysOfTheWholeAreOfferedAtItsLeft() {
        var offered = draft(BEGUN + "\n").offeredBehind("./deploy.sh\n");

        assertThat(offered).containsKeys("rollback", "sign-off", "contacts").doesNotContainKeys("phases", "gates");
    }

    @ParameterizedTest
    @CsvSource({
        "on-failure, rollback, ask, stop, continue",
        "late, note, ask, rollback",
        "confirm, true, false",
    })
    void theWordsThatAKeyTakesAreOffered(ArgumentsAccessor arguments) {
        var key = arguments.getString(0);
        var words = arguments.toList().stream()
                .skip(1)
                .map(String::valueOf)
                .filter(w -> !w.equals("null"))
                .toList();
        var offered = draft(BEGUN + "        %s: \n".formatted(key)).offeredBehind(key + ": ");

        assertThat(offered.keySet()).containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void theWaysToReadAreOffered() {
        var draft = draft(BEGUN.replace("read: status", "read: "));

        assertThat(draft.offeredBehind("read: ").keySet()).contains("number", "text", "lines", "status", "p95");
    }

    /** The server writes an example that is a mapping as {@code [object Object]} into a list of what may come next. */
    @ParameterizedTest
    @CsvSource({"steps, step", "gates, threshold", "checks, step"})
    void aNewEntryOfAListIsBegunWithAKeyOrALine(String list, String key) {
        var text = list.equals("steps") ? BEGUN + "      - " : BEGUN + "        %s:\n          - ".formatted(list);
        var offered = draft(text).offeredBehind(text.substring(text.lastIndexOf("./deploy.sh")));

        assertThat(offered).containsKey(key).doesNotContainKey("[object Object]");
    }

    @ParameterizedTest
    @CsvSource({"step, run", "phase, steps", "threshold, target"})
    void pointingAtAKeyShowsItsDescriptionAndAnExample(String part, String key) {
        var shown = draft(BEGUN).shownAt(key + ":");

        assertThat(shown).contains(description(part, key), "Example:", "deployment.schema.json");
    }

    @Test
    void aSpecFromATemplateLeadsTheEditorToTheSchema() throws IOException {
        var file = folder.resolve("specs/new.yaml");
        Call.of("init", "--template", "service", "--output", file);
        var text = Files.readString(file);

        assertThat(server.open(file, text).complaints()).isEmpty();
        assertThat(server.open(file.resolveSibling("worse.yaml"), text.replace("undo:", "undoo:"))
                        .complaints())
                .extracting(Complaint::message)
                .containsExactly("Property undoo is not allowed.");
    }

    /** Each under a name of its own, so that what is said of one is never taken for what is said of the next. */
    private static LanguageServer.Opened draft(String text) {
        return server.open(Path.of("specs", "draft-%d.yaml".formatted(++drafts)), text);
    }

    private static String description(String part, String key) {
        return SCHEMA.path("$defs")
                .path(part)
                .path("properties")
                .path(key)
                .path("description")
                .asString();
    }

    private static JsonNode schema() {
        return JsonMapper.shared().readTree(Path.of("schema/deployment.schema.json"));
    }
}
