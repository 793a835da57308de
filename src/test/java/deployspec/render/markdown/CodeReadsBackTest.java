package deployspec.render.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.prose.Prose;
import deployspec.render.checklist.Line;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pattern may end with a blank, and means something else without it. */
final class CodeReadsBackTest {
    private static final Parser MARKDOWN =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR ", " ERROR", " ERROR ", "  two  ", " ", "   ", "`", "``", " `", "` ", " ` ", "a`b", "a``b`",
                "\\ ", "|", " | "
            })
    void asItIs(String text) {
        var line = Line.plain("has").then(Prose.of(" ").thenCode(text)).then(" in it");

        assertThat(codes(MARKDOWN.parse(MarkdownText.of(line).encoded()))).containsExactly(text);
        assertThat(codes(MARKDOWN.parse(
                        "| a |\n| --- |\n| " + MarkdownText.cell(line).encoded() + " |\n")))
                .containsExactly(text);
    }

    private static List<String> codes(Node page) {
        var codes = new ArrayList<String>();
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(Code code) {
                codes.add(code.getLiteral());
            }
        });
        return codes;
    }
}
