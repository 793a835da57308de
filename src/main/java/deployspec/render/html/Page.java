package deployspec.render.html;

import deployspec.render.checklist.Checklist;
import deployspec.render.checklist.Line;
import deployspec.template.Html;
import deployspec.template.Html.StyleString;
import deployspec.template.Html.Text;
import deployspec.template.Html.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The model of {@code templates/html/checklist.html}.
 *
 * @param printedTitle stands at the top of each sheet of paper, with {@code printedPlan}
 */
record Page(
        Text name,
        StyleString printedTitle,
        StyleString printedPlan,
        Html title,
        List<Fact> facts,
        Html spec,
        Html digest,
        List<Section> sections,
        Optional<Closing> closing) {
    /** As much of a digest as two plans are told apart by. */
    private static final int SHORT = 12;

    record Fact(Html label, Html value) {}

    record Section(Word id, Text name, Html title, Html body) {}

    record Closing(List<Fact> facts) {}

    static Page of(Checklist checklist, Optional<String> version) {
        var name = checklist.title().words();
        var blocks = new BlockElements();
        return new Page(
                new Text(name),
                new StyleString(name + version.map(v -> ", version " + v).orElse("")),
                new StyleString("Plan " + checklist.digest().words().substring(0, SHORT)),
                line(checklist.title()),
                facts(checklist.facts()),
                line(checklist.spec()),
                line(checklist.digest()),
                IntStream.range(0, checklist.parts().size())
                        .mapToObj(i -> section(i + 1, checklist.parts().get(i), blocks))
                        .toList(),
                Optional.of(checklist.closing()).filter(c -> !c.isEmpty()).map(c -> new Closing(facts(c))));
    }

    private static Section section(int number, Checklist.Part part, BlockElements blocks) {
        return new Section(
                new Word("part-" + number),
                new Text(part.title().words()),
                line(part.title()),
                new Html.Sequence(blocks.of(part.blocks())));
    }

    private static List<Fact> facts(List<Checklist.Fact> facts) {
        return facts.stream()
                .map(f -> new Fact(line(f.label()), line(f.value())))
                .toList();
    }

    private static Html line(Line line) {
        return LineElements.of(line);
    }
}
