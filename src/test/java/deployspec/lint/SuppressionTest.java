package deployspec.lint;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which lines a comment excuses from a rule. */
final class SuppressionTest {
    private static final String FILE = "shop.yaml";

    @Test
    void above_a_step_covers_the_whole_step_and_nothing_behind_it() {
        var lines = """
                steps:
                  # deployspec: allow fixed-sleep: the vendor has no probe
                  - step: Start
                    run: |
                      ./start.sh

                      sleep 30
                  - step: Stop
                """;

        assertThat(covered(lines)).containsExactly(3, 4, 5, 6, 7);
    }

    @Test
    void above_a_key_covers_its_value() {
        var lines = """
                - step: Start
                  # deployspec: allow fixed-sleep: the vendor has no probe
                  run: |
                    sleep 30
                  timeout: 5m
                """;

        assertThat(covered(lines)).containsExactly(3, 4);
    }

    @Test
    void inside_a_script_covers_the_next_line_that_is_no_comment() {
        var lines = """
                run: |
                  # deployspec: allow fixed-sleep: the vendor has no probe
                  # It has been asked for one.

                  sleep 30
                  sleep 40
                """;

        assertThat(covered(lines)).containsExactly(5);
    }

    @Test
    void behind_something_covers_that_line() {
        assertThat(covered("run: sleep 30   # deployspec: allow fixed-sleep: no probe\ntimeout: 5m\n"))
                .containsExactly(1);
    }

    @Test
    void at_the_end_of_the_file_covers_nothing() {
        assertThat(covered("run: sleep 30\n# deployspec: allow fixed-sleep: no probe\n"))
                .isEmpty();
    }

    @Test
    void without_a_reason_covers_nothing() {
        assertThat(covered("# deployspec: allow fixed-sleep\nrun: sleep 30\n")).isEmpty();
        assertThat(covered("# deployspec: allow fixed-sleep:\nrun: sleep 30\n")).isEmpty();
    }

    @Test
    void covers_no_other_rule() {
        var other = "# deployspec: allow curl-accepts-errors: no probe\nrun: sleep 30\n";

        assertThat(covered(other)).isEmpty();
    }

    @Test
    void stands_where_its_number_sign_stands_counted_in_characters() {
        var text = SourceText.of(FILE, "title: \"😀\" # deployspec: allow fixed-sleep: no probe");

        assertThat(Suppression.in(text)).extracting(Suppression::span).containsExactly(new Span(FILE, 1, 12, 1, 53));
    }

    @Test
    void is_no_comment_that_only_speaks_of_the_tool() {
        assertThat(Suppression.in(
                        SourceText.of(FILE, "# deployspec: see docs/rules.md\nx: \"a#deployspec: allow b: c\"\n")))
                .isEmpty();
    }

    /** The lines on which a fixed sleep is excused. */
    private static List<Integer> covered(String lines) {
        var text = SourceText.of(FILE, lines);
        var suppressions = Suppression.in(text);
        return IntStream.rangeClosed(1, text.lines().size())
                .filter(line -> suppressions.stream()
                        .anyMatch(s -> s.covers(
                                Diagnostic.warning("fixed-sleep", new Span(FILE, line, 1, line, 2), "sleeps"))))
                .boxed()
                .toList();
    }
}
