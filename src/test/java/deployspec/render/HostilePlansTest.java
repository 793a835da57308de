package deployspec.render;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.plan.PlanJson;
import deployspec.tools.Expressions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile texts in every place where an author may write what he likes, rendered for every target and read back by others:
 * nothing in them acts, and each reads as it was written. {@code -Dhostile.strings=20000} plants more of them,
 * {@code -Dhostile.seed=N} others.
 */
final class HostilePlansTest {
    private static final int STRINGS = Integer.getInteger("hostile.strings", 500);
    private static final long SEED = Long.getLong("hostile.seed", 1);
    /** A runbook that is carried out takes its time. */
    private static final int CARRIED_OUT = 3;

    /** Ids and names of things, which the language restricts to letters, digits and a few marks; numbers, dates and fixed words. */
    private static final Set<String> NOT_FREE = new TreeSet<>(List.of(
            "Against.threshold",
            "Answer.name",
            "Approve.by",
            "Bare.json",
            "CallHttp.method",
            "Capture.name",
            "EscalationHop.contact",
            "EscalationHop.via",
            "Head.id",
            "Head.spec",
            "Interpreter.name",
            "Judgement.good",
            "Plan.format",
            "PlannedBlock.number",
            "PlannedBlock.owner",
            "PlannedChannel.id",
            "PlannedContact.id",
            "PlannedContact.members",
            "PlannedEnvironment.name",
            "PlannedInput.name",
            "PlannedRollback.triggers",
            "PlannedSecret.name",
            "PlannedStep.number",
            "PlannedThreshold.id",
            "Review.last",
            "Review.next",
            "Send.channel",
            "SignOff.by",
            "ValueIs.name",
            "Waiver.by",
            "Waiver.until"));

    /** They hold the runbook's own answers, and leave out what their engine would replace: their tests read them back. */
    private static final Set<String> PIPELINES = Set.of("gitlab", "argo");

    @TempDir
    Path folder;

    @Test
    void every_text_reads_as_it_was_written_and_nothing_in_it_acts() throws IOException {
        var usual = rendered(HostilePlan.saying(List.of("word")));
        var texts = HostileTexts.of(STRINGS, SEED);
        var expressions = new ArrayList<String>();
        var owners = new ArrayList<HostilePlan>();
        var faults = new TreeSet<String>();
        int places = HostilePlan.places();
        for (int from = 0, number = 0; from < texts.size(); from += places, number++) {
            // Each begins elsewhere, so that a text of the list does not keep its place.
            var some = new ArrayList<>(texts.subList(from, Math.min(from + places, texts.size())));
            Collections.rotate(some, (int) SEED);
            if (number % 2 == 1) {
                some.replaceAll(text -> text.replace("\r", ""));
            }
            var plan = HostilePlan.saying(some);
            for (var pipeline : pipelines(plan)) {
                assertThat(ReadBack.olderYaml(pipeline.content()))
                        .as(pipeline.fileName() + " by the older rules")
                        .isEqualTo(ReadBack.yaml(pipeline.content()));
            }
            for (var artefact : rendered(plan)) {
                var plain = named(usual, artefact.fileName());
                var read = ReadBack.texts(artefact, plain, folder);
                if (artefact.fileName().endsWith(".yml")) {
                    read.stream()
                            .filter(t -> t.contains("${{")
                                    && HostilePlan.MARK.matcher(t).find())
                            .forEach(text -> {
                                expressions.add(text);
                                owners.add(plan);
                            });
                    read.removeIf(text -> text.contains("${{"));
                } else {
                    var missing = new TreeSet<>(marks(ReadBack.texts(plain, plain, folder)));
                    missing.removeAll(marks(read));
                    missing.forEach(m -> faults.add(artefact.fileName() + " lacks the text in place " + m));
                }
                faults.addAll(plan.faults(artefact.fileName(), read));
                if (artefact.fileName().endsWith(".sh")) {
                    faults.addAll(plan.faults("list", ReadBack.listing(artefact.content(), folder)));
                }
            }
            if (number < CARRIED_OUT) {
                carryOut(named(rendered(plan), "runbook.sh"));
            }
        }
        var evaluated = Expressions.evaluated(expressions, folder);
        for (int i = 0; i < evaluated.size(); i++) {
            faults.addAll(owners.get(i).faults("workflow", List.of(evaluated.get(i))));
        }
        assertThat(faults).isEmpty();
        assertThat(expressions).isNotEmpty();
        Files.delete(folder.resolve("texts.json"));
        assertThat(filesIn(folder)).isEmpty();
    }

    /** In each place alike: what one author's text may mean to Markdown, the sentence around it may not mean with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "`", "a`b", "``", "`a` `b`", "`` ` ``", "*a*", "**a", "_a_", "[a](b)", "[a]: b", "a|b", "<b>", "\\",
                "\\`"
            })
    void a_mark_is_a_letter_in_whatever_sentence_it_stands(String marks) throws IOException {
        var plan = HostilePlan.saying(List.of(marks));
        var faults = new TreeSet<String>();
        for (var artefact : rendered(plan)) {
            if (artefact.fileName().matches("(?!SETUP).*\\.(md|html|mmd)")) {
                faults.addAll(plan.faults(artefact.fileName(), ReadBack.texts(artefact, artefact, folder)));
            }
        }
        assertThat(faults).isEmpty();
    }

    /** A component of the plan's records that holds text is planted, or its words are ours or restricted by the language. */
    @Test
    void every_component_of_the_plan_that_holds_text_is_planted() {
        var plan = HostilePlan.saying(List.of("word"));
        var fixed = new TreeSet<>(plan.fixed());
        fixed.removeAll(plan.planted());
        assertThat(fixed).isEqualTo(NOT_FREE);
    }

    /** For real; every script of this plan may change something, so that a dry run runs none. */
    private void carryOut(Artefact runbook) throws IOException {
        var file = Files.writeString(folder.resolve("runbook.sh"), runbook.content());
        ReadBack.run(List.of("bash", file.toString(), "--list"), folder);
        ReadBack.run(List.of("bash", file.toString(), "--dry-run"), folder);
        Files.delete(file);
        assertThat(filesIn(folder)).isEmpty();
    }

    private static List<Integer> marks(List<String> read) {
        return read.stream()
                .flatMap(text -> HostilePlan.MARK.matcher(text).results())
                .map(m -> Integer.valueOf(m.group(1)))
                .toList();
    }

    private static List<Artefact> rendered(HostilePlan plan) {
        var digest = PlanJson.digest(plan.plan());
        return Renderers.all().stream()
                .filter(r -> !PIPELINES.contains(r.target()))
                .flatMap(r -> r.render(plan.plan(), digest).stream())
                .toList();
    }

    private static List<Artefact> pipelines(HostilePlan plan) {
        var digest = PlanJson.digest(plan.plan());
        return Renderers.all().stream()
                .filter(r -> PIPELINES.contains(r.target()))
                .flatMap(r -> r.render(plan.plan(), digest).stream())
                .toList();
    }

    private static Artefact named(List<Artefact> artefacts, String name) {
        return artefacts.stream()
                .filter(a -> a.fileName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
