package deployspec.render.mermaid;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.Plan;
import deployspec.plan.PlanFixtures;
import deployspec.plan.PlanJson;
import deployspec.plan.PlannedBlock;
import deployspec.prose.Wording;
import deployspec.render.Artefact;
import deployspec.render.HostileStrings;
import deployspec.render.SamplePlan;
import deployspec.tools.MermaidJs;
import deployspec.tools.MermaidJs.Drawing;
import deployspec.value.Visible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MermaidRendererTest {
    private static final int LONGEST_LABEL = 160;

    @TempDir
    private Path folder;

    @Test
    void writes_everything_that_a_plan_may_hold() {
        var all = render(SamplePlan.plan()).stream()
                .map(artefact -> "=== " + artefact.fileName() + "\n" + artefact.content())
                .collect(Collectors.joining("\n"));
        Approvals.verify(all, new Options().forFile().withExtension(".mmd"));
    }

    /** Mermaid draws the same picture, with the words in it that were meant, whatever they are. */
    @Test
    void keeps_text_text_whatever_it_looks_like() throws IOException {
        var hostile = Stream.concat(
                        HostileStrings.brief().stream().filter(h -> !h.value().isBlank()),
                        Stream.of(
                                        "end",
                                        "subgraph x",
                                        "a[\"b\"] --> c",
                                        "%%{init: {\"theme\": \"dark\"}}%%",
                                        "---",
                                        "click a href \"https://example.com\"",
                                        "#quot;#60;b#62;",
                                        "1. first",
                                        "- point",
                                        "`**bold**`",
                                        "section x :crit, a, 2000-01-01, 1d",
                                        "ﬂ°°39¶ß ﬂ°quot¶ß",
                                        "<br>one</br>; two")
                                .map(text -> new HostileStrings(text, text)))
                .toList();
        var plans = new ArrayList<Plan>(List.of(SamplePlan.saying("word")));
        hostile.forEach(h -> plans.add(SamplePlan.saying(h.value())));

        var drawings = draw(plans);

        assertThat(drawings)
                .hasSize(2 * plans.size())
                .allSatisfy(d -> assertThat(d.fault()).isEmpty());
        for (int i = 0; i < plans.size(); i++) {
            var flow = drawings.get(2 * i);
            var timeline = drawings.get(2 * i + 1);
            var title = shown(Wording.of(plans.get(i)).plain(plans.get(i).head().title()));
            assertThat(flow.title()).isEqualTo(title);
            assertThat(timeline.title()).isEqualTo(title);
            assertThat(flow.texts()).hasSameSizeAs(drawings.get(0).texts());
            assertThat(timeline.texts()).hasSameSizeAs(drawings.get(1).texts());
            assertThat(flow.elements()).isEqualTo(drawings.get(0).elements());
            assertThat(timeline.elements()).isEqualTo(drawings.get(1).elements());
            var step = plans.get(i).steps().getFirst();
            var box = shown(step.number() + " " + Wording.of(plans.get(i)).plain(step.title()));
            assertThat(flow.texts()).anySatisfy(text -> assertThat(shown(text)).startsWith(box));
        }
    }

    @Test
    void shows_less_where_it_would_be_more_than_mermaid_draws() {
        var flow = flow(times(60));

        assertThat(flow).hasSizeLessThan(50_000).contains("this one shows sections.");
        assertThat(flow(SamplePlan.plan())).doesNotContain("this one shows");
        assertThat(flow.lines().filter(line -> line.contains("->"))).hasSizeLessThan(500);
        assertThat(draw(List.of(times(60))).getFirst().fault()).isEmpty();
    }

    @Test
    void is_the_same_each_time() {
        assertThat(render(SamplePlan.plan())).isEqualTo(render(SamplePlan.plan()));
    }

    private static Plan times(int times) {
        var plan = SamplePlan.plan();
        var phases = Collections.nCopies(times, plan.phases()).stream()
                .<PlannedBlock>flatMap(List::stream)
                .toList();
        return PlanFixtures.with(plan, plan.windows(), plan.escalation(), plan.channels(), phases);
    }

    /** The flow and the timeline of each. */
    private List<Drawing> draw(List<Plan> plans) {
        var files = new ArrayList<Path>();
        for (var plan : plans) {
            for (var artefact : render(plan)) {
                if (List.of("flow.mmd", "timeline.mmd").contains(artefact.fileName())) {
                    try {
                        files.add(Files.writeString(
                                folder.resolve(files.size() + "-" + artefact.fileName()), artefact.content()));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            }
        }
        return MermaidJs.draw(files.toArray(Path[]::new));
    }

    /** As a reader sees it: how much white space stands somewhere is not said, and what is long is cut. */
    private static String shown(String text) {
        var visible = Visible.of(text).replace("ﬂ", "fl").replace("¶ß", "¶ ß");
        var cut = visible.codePointCount(0, visible.length()) > LONGEST_LABEL
                ? visible.substring(0, visible.offsetByCodePoints(0, LONGEST_LABEL)) + "…"
                : visible;
        return cut.replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    private static String flow(Plan plan) {
        return render(plan).getFirst().content();
    }

    private static List<Artefact> render(Plan plan) {
        return new MermaidRenderer().render(plan, PlanJson.digest(plan));
    }
}
