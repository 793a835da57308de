package deployspec.source;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlReaderTest {
    @Test
    void keepsFieldsInTheOrderInWhichTheyWereWritten() {
        assertThat(root("b: 1\na: 2\nc: 3\n").byName().keySet()).containsExactly("b", "a", "c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true | BOOLEAN",
                "false | BOOLEAN",
                "null | NULL",
                "0 | NUMBER",
                "-1.5e+3 | NUMBER",
                "1.10 | NUMBER",
                "yes | TEXT",
                "True | TEXT",
                "~ | TEXT",
                "01 | TEXT",
                "0x1F | TEXT",
                ".5 | TEXT",
                "5. | TEXT",
                "+1 | TEXT",
                "1e | TEXT",
                ".inf | TEXT",
                "1_000 | TEXT",
                "12:30 | TEXT",
                "'true' | TEXT",
                "\"1\" | TEXT"
            })
    void typesPlainScalarsAsTheLanguageSays(String written, Node.Type expected) {
        assertThat(scalar("a: " + written)).extracting(Node.Scalar::type).isEqualTo(expected);
    }

    @Test
    void takesAnEmptyValueForNothing() {
        assertThat(scalar("a:\n").type()).isEqualTo(Node.Type.NULL);
    }

    @Test
    void endsABlockMappingWithItsLastValue() {
        var outer = (Node.Fields)
                root("a:\n  b: 1\n\n# a comment\n\nc: 2\n").get("a").orElseThrow();

        assertThat(outer.span()).isEqualTo(new Span("x.yaml", 2, 3, 2, 7));
    }

    @Test
    void endsABlockScalarWithItsLastVisibleLine() {
        Node.Scalar script = scalar("a: |\n  one\n  two\n\n\nb: 1\n");

        assertThat(script.span()).isEqualTo(new Span("x.yaml", 1, 4, 3, 6));
        assertThat(script.text()).isEqualTo("one\ntwo\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: |\n\n    echo\n      X marks\n",
                "a: |2\n      echo\n    X marks\n",
                "a: |-\n  é😀 X\n",
                "a: X marks the spot",
                "a: 'so X'",
                "a: \"so X\""
            })
    void findsAWordOfATextInTheSource(String yaml) {
        Document document = read(yaml);
        var text = (Node.Scalar) document.root().orElseThrow().get("a").orElseThrow();
        int at = text.text().indexOf('X');

        Span place = text.part(at, at + 1);

        assertThat(Places.textOf(document.text(), place)).isEqualTo("X");
    }

    @Test
    void pointsAtTheWholeTextWhereEscapesHaveMovedAWord() {
        Node.Scalar text = scalar("a: \"\\tX\"");

        assertThat(text.part(1, 2)).isEqualTo(text.span());
    }

    @Test
    void countsColumnsInCodePoints() {
        assertThat(read("a: [\"😀é\", *x]\n").diagnostics())
                .extracting(Diagnostic::span)
                .containsExactly(new Span("x.yaml", 1, 11, 1, 13));
    }

    @Test
    void acceptsAByteOrderMarkAtTheBeginning() {
        assertThat(read("\uFEFFa: 1\n").diagnostics()).isEmpty();
    }

    @Test
    void reportsEveryRefusalOfAFileAndNotTheFirstOnly() {
        assertThat(read("a: &x 1\nb: *x\nc: !!str 2\n<<: {}\na: 3\n1: 2\n").diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("anchor", "alias", "tag", "merge-key", "duplicate-key", "key-not-text");
    }

    @Test
    void namesBothPlacesOfADuplicateKey() {
        Diagnostic duplicate = read("a: 1\nb: 2\na: 3\n").diagnostics().getFirst();

        assertThat(duplicate.span().place()).isEqualTo("x.yaml:3:1");
        assertThat(duplicate.related())
                .extracting(label -> label.span().place())
                .isEqualTo(List.of("x.yaml:1:1"));
    }

    private static Node.Scalar scalar(String yaml) {
        return (Node.Scalar) root(yaml).get("a").orElseThrow();
    }

    private static Node.Fields root(String yaml) {
        Document document = read(yaml);
        assertThat(document.diagnostics()).isEmpty();
        return document.root().orElseThrow();
    }

    private static Document read(String yaml) {
        return YamlReader.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
