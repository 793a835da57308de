package deployspec.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deployspec.render.HostileStrings;
import deployspec.template.Html.Attribute;
import deployspec.template.Html.Element;
import deployspec.template.Html.StyleString;
import deployspec.template.Html.Text;
import deployspec.value.Visible;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HtmlTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-9a-f]{1,6}) ");

    static List<HostileStrings> hostile() {
        return HostileStrings.all();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_string_of_a_style_sheet_is_read_back(HostileStrings hostile) {
        var string = new StyleString(hostile.value()).encoded();

        assertThat(string).matches("\"(?:[A-Za-z0-9 ]++|\\\\[0-9a-f]{1,6} )*+\"");
        assertThat(ESCAPE.matcher(string.substring(1, string.length() - 1))
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(found.group(1), 16)))))
                .isEqualTo(Visible.of(hostile.value()));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void an_attribute_and_a_text_are_read_back(HostileStrings hostile) {
        var element = Element.of("p", List.of(new Text(hostile.value())), Attribute.of("title", hostile.value()));

        var read = Jsoup.parse(element.encoded()).selectFirst("p");
        var visible = Visible.of(hostile.value()).replaceAll("[\\uFFFE\\uFFFF]", "\uFFFD");
        assertThat(read.attr("title")).isEqualTo(visible);
        assertThat(read.wholeText()).isEqualTo(visible);
    }

    @Test
    void names_are_ours() {
        assertThatThrownBy(() -> Element.of("p onclick=x", List.of())).hasMessageContaining("not a word of ours");
    }
}
