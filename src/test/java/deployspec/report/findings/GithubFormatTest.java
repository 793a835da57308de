package deployspec.report.findings;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import deployspec.diagnostic.Backticks;
import deployspec.diagnostic.Severity;
import deployspec.render.HostileStrings;
import deployspec.report.Markdown;
import deployspec.report.OneLine;
import deployspec.report.RunnerLog;
import deployspec.report.RunnerLog.Obeyed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class GithubFormatTest {
    private static final Format GITHUB = new GithubFormat(new TextFormat(80, false));
    private static final int PLENTY = 1 << 20;
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @ParameterizedTest
    @EnumSource
    void annotatesNoMoreThanGithubTakes(Severity severity) {
        var log = GITHUB.write(Samples.of(25, severity));

        assertThat(annotations(log)).hasSize(10);
        assertThat(log).contains("15 more findings are above").contains("wrong no. 25");
        assertThat(GITHUB.page(Samples.of(25, severity), PLENTY).orElseThrow()).contains("wrong no. 25 ");
    }

    @Test
    void keepsSilentAboutALimitThatWasNotReached() {
        assertThat(GITHUB.write(Samples.of(10, Severity.ERROR))).doesNotContain("more findings");
    }

    @ParameterizedTest
    @MethodSource("deployspec.render.HostileStrings#all")
    void letsNoSpecSpeakToTheRunner(HostileStrings hostile) {
        var log = GITHUB.write(Samples.of(Stream.of(hostile)));

        var byName = RunnerLog.read(log).stream().collect(groupingBy(Obeyed::name, counting()));
        assertThat(byName).isEqualTo(Map.of("group", 1L, "endgroup", 1L, "error", 1L, "warning", 1L));
        assertThat(annotations(log))
                .allSatisfy(annotation -> assertThat(annotation.properties().keySet())
                        .isSubsetOf(Set.of("title", "file", "line", "endLine", "col", "endColumn")));
    }

    @ParameterizedTest
    @MethodSource("deployspec.render.HostileStrings#all")
    void letsNoSpecWriteThePage(HostileStrings hostile) {
        var page = GITHUB.page(Samples.of(Stream.of(hostile)), PLENTY).orElseThrow();

        var seen = new Seen();
        PARSER.parse(page).accept(seen);
        assertThat(seen.rows).isEqualTo(2);
        assertThat(seen.cells).isEqualTo(8);
        assertThat(seen.markup).isZero();
    }

    static Stream<HostileStrings> names() {
        return HostileStrings.all().stream()
                .filter(hostile -> !OneLine.of(hostile.value()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("names")
    void showsANameAsItIs(HostileStrings hostile) {
        var sentence = "unknown key " + Backticks.around(hostile.value()) + ", unlike `spec`";

        var row = new Seen();
        PARSER.parse("| what |\n| --- |\n| " + Markdown.sentence(sentence) + " |\n")
                .accept(row);

        assertThat(row.codes).containsExactly(OneLine.of(hostile.value()), "spec");
        assertThat(row.markup).isZero();
    }

    @Test
    void showsWhatIsNoNameAsItIs() {
        assertThat(Markdown.sentence("one ` and ``two")).isEqualTo("one \\` and \\`\\`two");
    }

    @Test
    void leavesAThePageSmallerThanItsRoomAndSaysWhatIsMissing() {
        var whole = GITHUB.page(Samples.of(1000, Severity.ERROR), PLENTY).orElseThrow();
        for (int bytes = 0; bytes < size(whole); bytes += 997) {
            var page = GITHUB.page(Samples.of(1000, Severity.ERROR), bytes).orElseThrow();
            assertThat(size(page)).isLessThanOrEqualTo(bytes);
            long rows = page.lines().filter(line -> line.startsWith("| error")).count();
            assertThat(page.isEmpty() || page.contains((1000 - rows) + " more findings do not fit here"))
                    .isTrue();
        }
        assertThat(whole).doesNotContain("do not fit");
    }

    private static List<Obeyed> annotations(String log) {
        return RunnerLog.read(log).stream()
                .filter(obeyed -> Set.of("error", "warning", "notice").contains(obeyed.name()))
                .toList();
    }

    private static int size(String page) {
        return page.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Counts what stands on a page. */
    private static final class Seen extends AbstractVisitor {
        private int rows;
        private int cells;
        private int markup;
        private final List<String> codes = new ArrayList<>();

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow && node.getParent() instanceof TableBody) {
                rows++;
            }
            if (node instanceof TableCell && node.getParent().getParent() instanceof TableBody) {
                cells++;
            }
            visitChildren(node);
        }

        @Override
        public void visit(HtmlInline html) {
            markup++;
        }

        @Override
        public void visit(HtmlBlock html) {
            markup++;
        }

        @Override
        public void visit(Link link) {
            markup++;
        }

        @Override
        public void visit(Image image) {
            markup++;
        }

        @Override
        public void visit(Code code) {
            codes.add(code.getLiteral());
        }
    }
}
