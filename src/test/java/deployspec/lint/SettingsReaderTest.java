package deployspec.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.Severity;
import deployspec.diagnostic.Span;
import deployspec.source.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a project may decide about the rules, and what it is told when that cannot be. */
final class SettingsReaderTest {
    @Test
    void weighs_each_rule_and_says_what_a_check_fails_on() {
        var settings = read("""
                fail-on: warning
                rules:
                  fixed-sleep: error
                  compose-v1: note
                  mutable-tag: none
                """, List.of());

        assertThat(settings)
                .isEqualTo(new Settings(
                        Map.of(
                                "fixed-sleep", Optional.of(Severity.ERROR),
                                "compose-v1", Optional.of(Severity.NOTE),
                                "mutable-tag", Optional.empty()),
                        Optional.of(Severity.WARNING)));
    }

    @Test
    void never_fails_if_the_project_says_so() {
        var settings = read("fail-on: none\n", List.of());

        assertThat(settings.failsOn(warning("fixed-sleep").as(Severity.ERROR))).isFalse();
    }

    @Test
    void leaves_out_what_the_project_does_not_want_and_keeps_the_rest() {
        var settings = read("rules: {fixed-sleep: none, compose-v1: error}\n", List.of());

        assertThat(settings.weigh(warning("fixed-sleep"))).isEmpty();
        assertThat(settings.weigh(warning("compose-v1")))
                .contains(warning("compose-v1").as(Severity.ERROR));
        assertThat(settings.weigh(warning("mutable-tag"))).contains(warning("mutable-tag"));
    }

    @Test
    void refuses_what_it_does_not_know_and_suggests_what_was_meant() {
        read(
                """
                fail_on: warning
                rules:
                  fixed-slep: none
                  no-such-rule-at-all: none
                  duplicate-id: warning
                  compose-v1: loud
                """,
                List.of(
                        "1:1 no setting is named `fail_on` | did you mean `fail-on`?",
                        "3:3 no rule has the code `fixed-slep` | did you mean `fixed-sleep`?",
                        "4:3 no rule has the code `no-such-rule-at-all` | `spec explain` lists the rules.",
                        "5:3 `duplicate-id` is always an error | It is a law of the language; only advice can be weighed.",
                        "6:15 this is no severity | Write one of `error`, `warning`, `note`, `none`."));
        read(
                "rules: [fixed-sleep]\n",
                List.of(
                        "1:8 `rules` is a list, not a mapping of codes to severities | Write `rules: {CODE: warning}`."));
    }

    private static Settings read(String text, List<String> told) {
        var complaints = new Diagnostics();
        var settings = SettingsReader.read(YamlReader.read(Settings.FILE, text.getBytes(UTF_8)), complaints);
        assertThat(complaints.sorted().stream().map(SettingsReaderTest::said)).containsExactlyElementsOf(told);
        return settings;
    }

    private static String said(Diagnostic complaint) {
        var advice = complaint.subject().text().isEmpty()
                ? String.join(" ", complaint.help())
                : complaint.subject().text();
        return "%d:%d %s | %s"
                .formatted(complaint.span().line(), complaint.span().column(), complaint.summary(), advice);
    }

    private static Diagnostic warning(String code) {
        return Diagnostic.warning(code, Span.startOf("shop.yaml"), "something");
    }
}
