package deployspec.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TemplateTest {
    private static final String LETTER = "sample/letter.txt";

    record Plain(String encoded) implements Encoded {}

    record Foreign(String encoded) implements Encoded {}

    record Line(Encoded text, Optional<Plain> note) {}

    record Letter(Plain name, boolean urgent, List<Line> lines) {}

    record Raw(String name, boolean urgent, List<Line> lines) {}

    record Nameless(boolean urgent, List<Line> lines) {}

    @Test
    void fills_in_values_sections_lists_and_partials_and_leaves_foreign_braces_alone() {
        var lines = List.of(
                new Line(new Plain("a <b> & ${{ c }}"), Optional.empty()),
                new Line(new Plain("d"), Optional.of(new Plain("later"))));

        assertThat(template().fill(new Letter(new Plain("Ada"), true, lines))).isEqualTo("""
                Dear Ada,
                hurry!
                - a <b> & ${{ c }}
                - d (later)
                """);
        assertThat(template().fill(new Letter(new Plain("Ada"), false, List.of())))
                .isEqualTo("""
                Dear Ada,
                nothing, {{ not mine }}
                """);
    }

    @Test
    void refuses_a_raw_string() {
        assertThatThrownBy(() -> template().fill(new Raw("Ada", true, List.of())))
                .hasMessageContaining("takes Plain, not a String");
    }

    @Test
    void refuses_text_that_was_encoded_for_another_language() {
        var lines = List.of(new Line(new Foreign("Ada"), Optional.empty()));
        assertThatThrownBy(() -> template().fill(new Letter(new Plain("Ada"), true, lines)))
                .hasMessageContaining("takes Plain, not a Foreign");
    }

    @Test
    void refuses_a_model_without_a_value_that_the_template_names() {
        assertThatThrownBy(() -> template().fill(new Nameless(true, List.of()))).hasMessageContaining("has no name");
    }

    private static Template<Plain> template() {
        return Template.of(LETTER, Plain.class);
    }
}
