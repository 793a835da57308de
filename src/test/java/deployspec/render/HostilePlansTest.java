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
import java.util.regex.Pattern;
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

    private static final Pattern MARK = Pattern.compile("q(\\d+)a");

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
                var read = read(artefact, plain);
                if (artefact.fileName().endsWith(".yml")) {
                    read.stream()
                            .filter(t -> t.contains("${{") && MARK.matcher(t).find())
                            .forEach(text -> {
                                expressions.add(text);
                                owners.add(plan);
                            });
                    read.removeIf(text -> text.contains("${{"));
                } else {
                    var missing = new TreeSet<>(marks(read(plain, plain)));
                    missing.removeAll(marks(read));
                    missing.forEach(m -> faults.add(artefact.fileName() + " lacks the text in place " + m));
                }
                faults.addAll(faults(artefact.fileName(), read, plan));
                if (artefact.fileName().endsWith(".sh")) {
                    faults.addAll(faults("list", ReadBack.listing(artefact.content(), folder), plan));
                }
            }
            if (number < CARRIED_OUT) {
                carryOut(named(rendered(plan), "runbook.sh"));
            }
        }
        var evaluated = Expressions.evaluated(expressions, folder);
        for (int i = 0; i < evaluated.size(); i++) {
            faults.addAll(faults("workflow", List.of(evaluated.get(i)), owners.get(i)));
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
                faults.addAll(faults(artefact.fileName(), read(artefact, artefact), plan));
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

    private List<String> read(Artefact artefact, Artefact usual) throws IOException {
        var content = artefact.content();
        var name = artefact.fileName();
        return new ArrayList<>(
                switch (name.substring(name.lastIndexOf('.'))) {
                    case ".sh" -> shell(content, usual.content());
                    case ".yml" -> {
                        var read = ReadBack.yaml(content);
                        assertThat(ReadBack.olderYaml(content))
                                .as(name + " by the older rules")
                                .isEqualTo(read);
                        yield read;
                    }
                    case ".md" -> ReadBack.markdown(content);
                    case ".html" -> ReadBack.html(content);
                    case ".mmd" -> ReadBack.mermaid(content);
                    case ".json" -> ReadBack.json(content);
                    default -> throw new AssertionError("nobody reads " + name);
                });
    }

    private List<String> shell(String runbook, String usual) throws IOException {
        var words = ReadBack.shell(runbook, usual, "bash", folder);
        if (ReadBack.isForAnyShell(runbook)) {
            var again = ReadBack.shell(runbook, usual, "dash", folder);
            assertThat(words.subList(words.size() - again.size(), words.size())).isEqualTo(again);
        }
        return words;
    }

    /** For real; every script of this plan may change something, so that a dry run runs none. */
    private void carryOut(Artefact runbook) throws IOException {
        var file = Files.writeString(folder.resolve("runbook.sh"), runbook.content());
        ReadBack.run(List.of("bash", file.toString(), "--list"), folder);
        ReadBack.run(List.of("bash", file.toString(), "--dry-run"), folder);
        Files.delete(file);
        assertThat(filesIn(folder)).isEmpty();
    }

    /** Where a text stands, it has to read to its end as one of its forms; what is drawn may be cut. */
    private static List<String> faults(String file, List<String> read, HostilePlan plan) {
        boolean exact = file.endsWith(".sh") || file.endsWith(".json");
        boolean drawn = file.endsWith(".mmd");
        var faults = new ArrayList<String>();
        for (var text : read) {
            var marks = MARK.matcher(text);
            while (marks.find()) {
                var rest = text.substring(marks.start());
                var forms = plan.forms().get(Integer.valueOf(marks.group(1)));
                if (forms.stream().noneMatch(form -> exact ? rest.startsWith(form) : readsAs(rest, form, drawn))) {
                    faults.add(
                            file + ": " + rest.substring(0, Math.min(200, rest.length())) + "\n  is none of " + forms);
                }
            }
        }
        return faults;
    }

    /** How much white space stands somewhere is not said. */
    private static boolean readsAs(String rest, String form, boolean mayBeCut) {
        // Two marks of its own Mermaid takes for something else, so that they are written otherwise.
        var wanted = squeezed(mayBeCut ? form.replace("ﬂ", "fl").replace("¶ß", "¶ ß") : form);
        var found = squeezed(rest.substring(0, Math.min(rest.length(), 4 * form.length() + 40)));
        int cut = found.indexOf('…');
        return found.startsWith(wanted) || mayBeCut && cut >= 0 && wanted.startsWith(found.substring(0, cut));
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0\\u0085\\u2028\\u2029]+", "");
    }

    private static List<Integer> marks(List<String> read) {
        return read.stream()
                .flatMap(text -> MARK.matcher(text).results())
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
