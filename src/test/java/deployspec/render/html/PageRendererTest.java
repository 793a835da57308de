package deployspec.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.prose.Wording;
import deployspec.render.HostileStrings;
import deployspec.render.SamplePlan;
import deployspec.render.markdown.ChecklistRenderer;
import deployspec.tools.Axe;
import deployspec.tools.HtmlValidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PageRendererTest {
    private static final List<String> OUTLINE = outline(page(SamplePlan.saying("word")));

    @Test
    void writes_everything_that_a_plan_may_hold() {
        Approvals.verify(page(SamplePlan.plan()), new Options().forFile().withExtension(".html"));
    }

    @Test
    void says_line_by_line_what_the_checklist_in_markdown_says() {
        var plan = SamplePlan.plan();
        assertThat(SaidLines.ofPage(page(plan)))
                .hasSizeGreaterThan(100)
                .isEqualTo(SaidLines.ofMarkdown(markdown(plan), "A page cannot", "Paper cannot"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void says_the_same_letters_whatever_they_are(HostileStrings hostile) {
        var plan = SamplePlan.saying(hostile.value());
        assertThat(SaidLines.ofPage(page(plan)))
                .isEqualTo(SaidLines.ofMarkdown(markdown(plan), "A page cannot", "Paper cannot"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void keeps_text_text_whatever_it_looks_like(HostileStrings hostile) {
        var plan = SamplePlan.saying(hostile.value());
        var page = page(plan);

        assertThat(outline(page)).isEqualTo(OUTLINE);
        assertThat(Jsoup.parse(page).select("a[href]"))
                .extracting(a -> a.attr("href"))
                .allMatch(address ->
                        address.startsWith("#") || address.startsWith("https://") || address.startsWith("mailto:"));
        assertThat(SaidLines.visible(Jsoup.parse(page).select("h1").text()))
                .isEqualTo(SaidLines.visible(Wording.of(plan).plain(plan.head().title())));
        assertThat(Jsoup.parse(page).select("style").html()).doesNotContain("url(", "@import", "</");
    }

    @Test
    void needs_nothing_beside_it() {
        var document = Jsoup.parse(page(SamplePlan.plan()));
        assertThat(document.select("script, link, img, iframe, object, embed, base, form, [src], [style], [onclick]"))
                .isEmpty();
        assertThat(document.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'");
    }

    @Test
    void labels_each_box_and_each_blank() {
        var document = Jsoup.parse(page(SamplePlan.plan()));
        assertThat(document.select("input[type=checkbox]"))
                .hasSizeGreaterThan(10)
                .allMatch(box -> document.select("label[for=" + box.id() + "]").hasText());
        assertThat(document.select("input[type=text]"))
                .hasSizeGreaterThan(5)
                .allMatch(blank -> blank.hasAttr("aria-label")
                        ? !blank.attr("aria-label").isBlank()
                        : !blank.closest("label").text().isBlank());
    }

    @Test
    void gives_judges_nothing_to_find(@TempDir Path folder) throws IOException {
        var files = new ArrayList<Path>();
        files.add(Files.writeString(folder.resolve("sample.html"), page(SamplePlan.plan())));
        for (var hostile : HostileStrings.brief()) {
            if (!hostile.value().isBlank()) {
                files.add(Files.writeString(
                        folder.resolve(hostile.id() + ".html"), page(SamplePlan.saying(hostile.value()))));
            }
        }
        assertThat(HtmlValidate.check(files.toArray(Path[]::new))).isEmpty();
        assertThat(Axe.check(files.getFirst())).isEmpty();
    }

    static List<HostileStrings> hostile() {
        return HostileStrings.all().stream().filter(h -> !h.value().isBlank()).toList();
    }

    private static String page(Plan plan) {
        return new PageRenderer().render(plan, PlanJson.digest(plan)).getFirst().content();
    }

    private static String markdown(Plan plan) {
        return new ChecklistRenderer()
                .render(plan, PlanJson.digest(plan))
                .getFirst()
                .content();
    }

    /** The elements, but for those that stand for marks inside a line: a hostile text may have some of its own. */
    private static List<String> outline(String page) {
        Document document = Jsoup.parse(page);
        return document.getAllElements().stream()
                .map(element -> element.normalName())
                .filter(name -> !List.of("a", "em", "strong", "code").contains(name))
                .toList();
    }
}
