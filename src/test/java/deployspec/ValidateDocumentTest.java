package deployspec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.Severity;
import deployspec.lint.Settings;
import deployspec.lint.SettingsReader;
import deployspec.report.findings.Format;
import deployspec.report.findings.Formats;
import deployspec.source.YamlReader;
import deployspec.tools.Actionlint;
import deployspec.tools.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What docs/validate.md tells a reader to copy does what it says. */
final class ValidateDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/validate.md");

    @TempDir
    private Path folder;

    @Test
    void hasARowForEachFormat() throws IOException {
        var rows = Files.readString(DOCUMENT)
                .lines()
                .filter(line -> line.matches("[|] `[a-z]+` .*"))
                .map(line -> line.split("`")[1]);
        assertThat(rows)
                .containsExactlyElementsOf(
                        Formats.all(80, false).stream().map(Format::name).toList());
    }

    @Test
    void showsAWorkflowThatActionlintAccepts() throws IOException {
        var workflow = Files.writeString(folder.resolve("specs.yml"), block("yaml", "name: Specs"));
        assertThat(Actionlint.check(workflow)).isEmpty();
    }

    @Test
    void turnsFindingsIntoWhatGitlabReads() throws IOException, InterruptedException {
        ExternalTool.require("jq");
        var program = Files.writeString(folder.resolve("program.jq"), block("jq", "[.files"));
        var findings = Files.writeString(folder.resolve("found.json"), """
                {"files": [{"findings": [
                  {"code": "unknown-key", "severity": "error", "summary": "unknown key `titel` in a spec",
                   "fingerprint": "00000000000000ff:1", "subject": {"file": "specs/pay.yaml", "line": 3}},
                  {"code": "unused-need", "severity": "note", "summary": "unused",
                   "fingerprint": "00000000000000aa:1", "subject": {"file": "specs/pay.yaml", "line": 9}}]},
                  {"findings": []}]}
                """);
        var jq = new ProcessBuilder(List.of("jq", "-f", program.toString(), findings.toString()))
                .redirectErrorStream(true)
                .start();
        var told = new String(jq.getInputStream().readAllBytes(), UTF_8);
        assertThat(jq.waitFor()).as(told).isZero();
        assertThat(JsonMapper.shared().readTree(told))
                .isEqualTo(JsonMapper.shared().readTree("""
                [{"description": "unknown key `titel` in a spec", "check_name": "unknown-key",
                  "fingerprint": "specs/pay.yaml:unknown-key:00000000000000ff:1", "severity": "critical",
                  "location": {"path": "specs/pay.yaml", "lines": {"begin": 3}}},
                 {"description": "unused", "check_name": "unused-need",
                  "fingerprint": "specs/pay.yaml:unused-need:00000000000000aa:1", "severity": "info",
                  "location": {"path": "specs/pay.yaml", "lines": {"begin": 9}}}]
                """));
    }

    @Test
    void showsSettingsThatAreSettings() throws IOException {
        var complaints = new Diagnostics();
        var settings = SettingsReader.read(
                YamlReader.read(Settings.FILE, block("yaml", "fail-on:").getBytes(UTF_8)), complaints);
        assertThat(complaints.sorted()).isEmpty();
        assertThat(settings)
                .isEqualTo(new Settings(
                        Map.of("review-overdue", Optional.of(Severity.NOTE), "unused-suppression", Optional.empty()),
                        Optional.of(Severity.WARNING)));
    }

    /** The fenced block of this language that begins with these words. */
    private static String block(String language, String beginning) throws IOException {
        var fence = Pattern.compile("(?s)```" + language + "\n(" + Pattern.quote(beginning) + ".*?)```");
        var found = fence.matcher(Files.readString(DOCUMENT));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
