package deployspec.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.render.HostileStrings;
import deployspec.tools.Ajv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class JsonFormatTest {
    private static final Format JSON = new JsonFormat();
    private static final Path SCHEMA = Path.of("schema/diagnostics.schema.json");

    @TempDir
    private Path folder;

    @Test
    void keepsThePromiseOfItsSchema() throws IOException {
        assertThat(Ajv.check(
                        SCHEMA,
                        file("everything", JSON.write(Samples.ofEverything())),
                        file("nothing", JSON.write(Samples.ofNothing())),
                        file("hostile", JSON.write(Samples.of(HostileStrings.all().stream())))))
                .isEmpty();
    }

    @Test
    void hasASchemaThatRefusesWhatIsNotPromised() throws IOException {
        var written = JSON.write(Samples.ofEverything());

        assertThat(Ajv.check(SCHEMA, file("later", written.replace("/v1", "/v2"))))
                .contains("/format");
        assertThat(Ajv.check(SCHEMA, file("more", written.replace("\"help\"", "\"advice\""))))
                .contains("must have required property 'help'", "must NOT have additional properties");
    }

    @Test
    void isOneLineThatCarriesAnyText() {
        var examination = Samples.of(HostileStrings.all().stream());
        var written = JSON.write(examination);

        assertThat(written.indexOf('\n')).isEqualTo(written.length() - 1);
        var summaries = JsonMapper.shared()
                .readTree(written)
                .get("files")
                .valueStream()
                .map(file -> file.get("findings").get(0).get("summary"))
                .map(JsonNode::asString);
        assertThat(summaries)
                .containsExactlyElementsOf(examination.files().stream()
                        .map(file -> file.diagnostics().getFirst().summary())
                        .toList());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), text);
    }
}
