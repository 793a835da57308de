package deployspec.compile;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.CorpusFile;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.report.PlanText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole specs, and what becomes of them. */
final class PlanCorpusTest {
    @ParameterizedTest
    @MethodSource("corpus")
    void plans_what_is_written(CorpusFile file) {
        var plan = plan(file);

        Approvals.verify(shown(plan, 80) + "\n" + "=".repeat(120) + "\n\n" + shown(plan, 120), file.expected());
    }

    @ParameterizedTest
    @MethodSource("all")
    void writes_plans_that_read_back_equal(CorpusFile file) {
        var plan = plan(file);

        assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
    }

    @ParameterizedTest
    @MethodSource("all")
    void names_each_part_once(CorpusFile file) {
        var plan = plan(file);

        assertThat(plan.allSteps()).extracting(step -> step.id()).doesNotHaveDuplicates();
        assertThat(plan.allSteps()).extracting(step -> step.number()).doesNotHaveDuplicates();
        assertThat(plan.thresholds()).extracting(threshold -> threshold.id()).doesNotHaveDuplicates();
    }

    /** Moving lines, commenting them and naming the parts of a mapping in another order is no other plan. */
    @ParameterizedTest
    @MethodSource("all")
    void keeps_its_digest_where_only_the_writing_changes(CorpusFile file) {
        var text = new String(file.bytes(), StandardCharsets.UTF_8);
        var title = Pattern.compile("(?m)^id: .*\n").matcher(text);
        assertThat(title.find()).isTrue();
        var moved = "# A comment.\n\n" + title.replaceFirst("") + "\n" + title.group();

        assertThat(digest(file, moved)).isEqualTo(PlanJson.digest(plan(file)));
        assertThat(digest(file, text.replace("\nid: ", "\nid: other-"))).isNotEqualTo(PlanJson.digest(plan(file)));
    }

    private static String digest(CorpusFile file, String text) {
        return PlanJson.digest(Compiled.plan(file.name(), text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Plan plan(CorpusFile file) {
        return Compiled.plan(file.name(), file.bytes());
    }

    private static String shown(Plan plan, int width) {
        return new PlanText(width, false).show(plan, PlanJson.digest(plan));
    }

    private static List<CorpusFile> corpus() {
        return CorpusFile.in("specs");
    }

    /** With the specs that come with the product. */
    private static Stream<CorpusFile> all() throws IOException {
        try (var files = Files.list(Path.of("specs"))) {
            var ours = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().endsWith(".answers.yaml"))
                    .sorted()
                    .map(CorpusFile::new)
                    .toList();
            return Stream.concat(corpus().stream(), ours.stream());
        }
    }
}
