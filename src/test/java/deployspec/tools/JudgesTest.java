package deployspec.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A judge is worth something only if it lets the good pass and stops the bad. */
final class JudgesTest {
    @TempDir
    Path folder;

    @Test
    void shellcheckFindsAnUnquotedVariable() throws IOException {
        assertThat(Shellcheck.check(file("good.sh", "#!/bin/sh\nprintf '%s\\n' \"$1\"\n")))
                .isEmpty();
        assertThat(Shellcheck.check(file("bad.sh", "#!/bin/sh\nrm $1\n"))).contains("bad.sh:2:4", "SC2086");
    }

    @Test
    void shfmtFindsAWrongIndent() throws IOException {
        assertThat(Shfmt.check(file("good.sh", "if true; then\n  echo yes\nfi\n")))
                .isEmpty();
        assertThat(Shfmt.check(file("bad.sh", "if true; then\necho yes\nfi\n"))).contains("-echo yes", "+  echo yes");
    }

    @Test
    void actionlintFindsAJobThatIsNotThere() throws IOException {
        assertThat(Actionlint.check(file("good.yml", workflow("")))).isEmpty();
        assertThat(Actionlint.check(file("bad.yml", workflow("needs: build"))))
                .contains("bad.yml:4:3", "does not exist");
    }

    @Test
    void workflowParserFindsAnUnknownKey() throws IOException {
        assertThat(WorkflowParser.check(file("good.yml", workflow("")))).isEmpty();
        assertThat(WorkflowParser.check(file("bad.yml", workflow("need: build"))))
                .contains("Unexpected value 'need'");
    }

    @Test
    void workflowLanguageFindsAnInputThatNobodyIsAskedFor() throws IOException {
        assertThat(WorkflowLanguage.check(file("good.yml", workflow("")))).isEmpty();
        assertThat(WorkflowLanguage.check(file("bad.yml", workflow("if: ${{ needs.build.result == 'failure' }}"))))
                .contains("Context access might be invalid: build");
    }

    @Test
    void actionValidatorFindsAWorkflowWithoutARunner() throws IOException {
        assertThat(ActionValidator.check(file("good.yml", workflow("")))).isEmpty();
        assertThat(ActionValidator.check(file("bad.yml", "on: push\njobs: {a: {steps: []}}\n")))
                .contains("bad.yml");
    }

    @Test
    void markdownlintFindsASkippedHeadingLevel() throws IOException {
        assertThat(Markdownlint.check(file("good.md", "# One\n\n## Two\n"))).isEmpty();
        assertThat(Markdownlint.check(file("bad.md", "# One\n\n### Three\n"))).contains("bad.md:3", "MD001");
    }

    @Test
    void ajvFindsAWrongTypeAndAnUnknownKeyword() throws IOException {
        Path schema = file("schema.json", "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"integer\"}}}");
        assertThat(Ajv.check(schema, file("good.yaml", "a: 1\n"))).isEmpty();
        assertThat(Ajv.check(schema, file("bad.yaml", "a: one\n"))).contains("bad.yaml:/a must be integer");
        assertThat(Ajv.check(file("odd.json", "{\"tpye\": \"object\"}"))).contains("odd.json", "tpye");
    }

    @Test
    void groffFindsAnUnknownMacroAndEscape() throws IOException {
        assertThat(Groff.check(file("good.1", ".TH GOOD 1\n.SH NAME\ngood \\- a page\n")))
                .isEmpty();
        assertThat(Groff.check(file("bad.1", ".TH BAD 1\n.SH NAME\n.BAD\nbad \\- a page\n")))
                .contains("bad.1:3");
    }

    @Test
    void sarifMultitoolFindsARuleThatIsNotThere() throws IOException {
        assertThat(SarifMultitool.check(file("good.sarif", sarif("")))).isEmpty();
        assertThat(SarifMultitool.check(file("bad.sarif", sarif(", \"ruleIndex\": 3"))))
                .contains("error SARIF1009", "ruleIndex")
                .hasLineCount(1);
        assertThat(SarifMultitool.check(file("odd.sarif", "{\"version\": \"2.1.0\", \"runs\": {}}")))
                .contains("error JSON1001");
    }

    @Test
    void actionValidatorFindsAMissingShell() throws IOException {
        assertThat(ActionValidator.check(file("action.yml", action("shell: bash"))))
                .isEmpty();
        assertThat(ActionValidator.check(file("action.yaml", action("shel: bash"))))
                .contains("shel");
    }

    @Test
    void htmlValidateFindsAPictureWithoutWords() throws IOException {
        var page = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>A</title></head><body>%s</body></html>\n";
        assertThat(HtmlValidate.check(file("good.html", page.formatted("<h1>A</h1>"))))
                .isEmpty();
        assertThat(HtmlValidate.check(file("bad.html", page.formatted("<h1>A</h1><img src=\"a.png\">"))))
                .contains("alt");
    }

    @Test
    void axeFindsGreyOnGreyAndAPageThatAsksForMore() throws IOException {
        var page = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>A</title><meta name=\"viewport\""
                + " content=\"width=device-width\"></head><body><main><h1>A</h1>%s</main></body></html>\n";
        assertThat(Axe.check(file("good.html", page.formatted("<p>A</p>")))).isEmpty();
        assertThat(Axe.check(file(
                        "bad.html",
                        page.formatted(
                                "<p style=\"color:#999;background:#888\">Some words</p><img alt=\"\" src=\"a.png\">"
                                        + "<div style=\"width:900px\">wide</div>"))))
                .contains("color-contrast", "asks for", "a.png", "wider than the window");
    }

    @Test
    void mermaidFindsABoxThatIsNotClosed() throws IOException {
        var drawings = MermaidJs.draw(
                file("good.mmd", "flowchart TD\n  accTitle: A\n  a[\"x\"] --> b\n"),
                file("bad.mmd", "flowchart TD\n  accTitle: A\n  a[\"x --> b\n"));
        assertThat(drawings.getFirst().texts()).containsExactly("x", "b");
        assertThat(drawings.getLast().fault()).contains("error on line");
    }

    @Test
    void icalFindsALineThatIsTooLong() throws IOException {
        var calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260120T020000Z\r\n"
                + "DTSTART:20260120T020000Z\r\nSUMMARY:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assertThat(Ical.events(file("good.ics", calendar.formatted("a")))).hasSize(1);
        assertThatThrownBy(() -> Ical.events(file("bad.ics", calendar.formatted("a".repeat(80)))))
                .hasMessageContaining("longer than 75 octets");
    }

    private static String action(String shell) {
        return """
                name: Example
                description: Says that it was there
                runs:
                  using: composite
                  steps:
                    - run: echo here
                      %s
                """.formatted(shell);
    }

    private static String sarif(String more) {
        return """
                {"$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                 "version": "2.1.0",
                 "runs": [{"tool": {"driver": {"name": "x", "version": "1", "rules": [
                             {"id": "a", "fullDescription": {"text": "A."}}]}},
                           "results": [{"ruleId": "a", "message": {"text": "It is wrong."}%s}]}]}
                """.formatted(more);
    }

    private static String workflow(String extra) {
        return """
                name: example
                on: workflow_dispatch
                jobs:
                  deploy:
                    runs-on: ubuntu-latest
                    timeout-minutes: 5
                    %s
                    steps:
                      - run: echo deployed
                """.formatted(extra);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
