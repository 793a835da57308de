package deployspec.source;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Diagnostic;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EncodingTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void namesUtf16(String charset) {
        assertThat(complaints("id: x\n".getBytes(Charset.forName(charset))))
                .singleElement()
                .satisfies(complaint -> {
                    assertThat(complaint.code()).isEqualTo("not-utf-8");
                    assertThat(complaint.summary()).isEqualTo("this file is written in UTF-16");
                });
    }

    @Test
    void pointsAtTheFirstByteThatIsNotUtf8AndStillShowsItsLine() {
        Document document =
                YamlReader.read("x.yaml", "id: x\ntitle: Caf\u00e9 au lait\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(document.diagnostics()).singleElement().satisfies(complaint -> {
            assertThat(complaint.summary()).isEqualTo("the byte 0xE9 is not UTF-8");
            assertThat(complaint.span().place()).isEqualTo("x.yaml:2:11");
        });
        assertThat(document.text().line(2)).isEqualTo("title: Caf\uFFFD au lait");
    }

    @Test
    void noticesACharacterCutOffAtTheEndOfTheFile() {
        assertThat(complaints(new byte[] {'i', 'd', ':', ' ', (byte) 0xC3}))
                .extracting(Diagnostic::code)
                .containsExactly("not-utf-8");
    }

    @ParameterizedTest
    @CsvSource({
        "0000, NULL",
        "0007, BEL",
        "001B, ESCAPE",
        "007F, DELETE",
        "009B, CONTROL SEQUENCE INTRODUCER",
        "FEFF, ZERO WIDTH NO-BREAK SPACE"
    })
    void refusesCharactersThatNobodyCanSee(String point, String name) {
        String text = "id: x\ntitle: a" + Character.toString(Integer.parseInt(point, 16)) + "b\n";

        assertThat(complaints(text.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(complaint -> {
                    assertThat(complaint.code()).isEqualTo("forbidden-character");
                    assertThat(complaint.summary()).endsWith("U+" + point + " " + name);
                    assertThat(complaint.span().place()).isEqualTo("x.yaml:2:9");
                });
    }

    private static List<Diagnostic> complaints(byte[] bytes) {
        return YamlReader.read("x.yaml", bytes).diagnostics();
    }
}
