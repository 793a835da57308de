package deployspec.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import deployspec.prose.Inline.Code;
import deployspec.prose.Inline.Emphasis;
import deployspec.prose.Inline.Link;
import deployspec.prose.Inline.Strong;
import deployspec.prose.Inline.Words;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InlineReaderTest {
    @Test
    void reads_emphasis_code_and_links() {
        assertThat(read("a **b *c*** `d*` [e](https://f.example) <https://g.example>"))
                .containsExactly(
                        new Words("a "),
                        new Strong(List.of(new Words("b "), new Emphasis(List.of(new Words("c"))))),
                        new Words(" "),
                        new Code("d*"),
                        new Words(" "),
                        new Link(List.of(new Words("e")), "https://f.example"),
                        new Words(" "),
                        new Link(List.of(new Words("https://g.example")), "https://g.example"));
    }

    @Test
    void makes_a_link_of_a_bare_address_without_the_full_stop_behind_it() {
        assertThat(read("See https://a.example/x_y."))
                .containsExactly(
                        new Words("See "),
                        new Link(List.of(new Words("https://a.example/x_y")), "https://a.example/x_y"),
                        new Words("."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 * 3 * 2",
                "snake_case_name",
                "${A_B} and ${C_D}",
                "<b>bold</b>",
                "[x](javascript:alert(1))",
                "**open",
                "`open",
                "- [x] done",
                "# heading",
                "** **"
            })
    void takes_all_else_as_words(String text) {
        assertThat(read(text)).containsExactly(new Words(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a ", "_a ", "**a ", "[a](", "[", "`a ", "``a `", "\\*", "[a]( "})
    void reads_hostile_repetitions_in_linear_time(String unit) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read(unit.repeat(20_000)));
    }

    private static List<Inline> read(String text) {
        return InlineReader.read(text, written -> written);
    }
}
