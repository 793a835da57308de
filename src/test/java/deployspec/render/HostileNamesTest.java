package deployspec.render;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.compile.Compiler;
import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.Span;
import deployspec.lint.Linter;
import deployspec.lint.Subject;
import deployspec.model.Spec;
import deployspec.model.decode.SpecDecoder;
import deployspec.plan.Plan;
import deployspec.plan.PlanJson;
import deployspec.report.DiagnosticText;
import deployspec.source.Document;
import deployspec.source.SchemaCheck;
import deployspec.source.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hostile texts where the language takes an id, a name, a number, a day or a path: each is refused at its place, or else is rendered
 * and reads as it was written. {@code -Dhostile.names=60} plants more of them, {@code -Dhostile.seed=N} others.
 */
final class HostileNamesTest {
    private static final int STRINGS = Integer.getInteger("hostile.names", 3);
    private static final long SEED = Long.getLong("hostile.seed", 1);
    private static final String FILE = "named.yaml";
    private static final Pattern PLACE = Pattern.compile("<<(.+?)>>(?!>)");
    private static final String HARMLESS = "[A-Za-z0-9_.-]+";
    private static final SchemaCheck SCHEMA = SchemaCheck.bundled();
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Where something else than an id or a name stands, which an author may write as he likes, or in a grammar with room for much. */
    private static final Set<String> FREE = Set.of(
            "([0-9]+)",
            "+1 555 0100",
            "./token",
            "/state",
            "1.2.3",
            "< 1%",
            "= baseline",
            "> 2",
            "Somebody",
            "docs/there.md",
            "done",
            "http://127.0.0.1:9",
            "https://example.com/a",
            "inside",
            "left",
            "member",
            "out/report.txt",
            "self-hosted",
            "somebody@example.com",
            "src",
            "v1",
            "very",
            "words");

    @TempDir
    Path folder;

    @Test
    void every_text_is_refused_at_its_place_or_reads_as_it_was_written() throws IOException {
        var spec = Files.readString(Path.of("src/test/resources/hostile/named.yaml"));
        spec = spec.substring(spec.indexOf("spec: "));
        var usual = rendered(plan(checked(with(spec, "", ""))));
        var accepted = new TreeSet<String>();
        var faults = new TreeSet<String>();
        for (var place : places(spec)) {
            for (var text : planted(place)) {
                var checked = checked(with(spec, place, text));
                faults.addAll(untold(place, text, checked));
                if (!checked.hasErrors()) {
                    accepted.add(place);
                    faults.addAll(misread(place, plan(checked), usual));
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(accepted).isNotEmpty().isSubsetOf(FREE);
    }

    private record Checked(Document document, Optional<Spec> spec, List<Diagnostic> found) {
        boolean hasErrors() {
            return found.stream().anyMatch(Diagnostic::isError);
        }
    }

    private static Set<String> places(String spec) {
        var places = new TreeSet<String>();
        PLACE.matcher(spec).results().forEach(place -> places.add(place.group(1)));
        return places;
    }

    /** As it is, behind what belongs there, and between marks by which it is found again. */
    private static List<String> planted(String place) {
        var texts = new ArrayList<>(HostileTexts.of(Math.max(STRINGS, 100), SEED + place.hashCode()));
        Collections.shuffle(texts, new Random(SEED + place.hashCode()));
        var hostile = texts.stream()
                .filter(text -> !text.matches(HARMLESS))
                .limit(STRINGS)
                .flatMap(text -> Stream.of(text, place + text, "q0a" + text + "q0z"));
        return Stream.concat(Stream.of("", " ", "\n", place + " ", place + "\n"), hostile)
                .toList();
    }

    private static String with(String spec, String place, String text) {
        return PLACE.matcher(spec).replaceAll(found -> {
            var usual = found.group(1);
            var written = usual.equals(place)
                    ? JSON.writeValueAsString(text)
                    : usual.matches("[A-Za-z0-9_./-]+") ? usual : "\"" + usual + "\"";
            return Matcher.quoteReplacement(written);
        });
    }

    private static Checked checked(String yaml) {
        var document = YamlReader.read(FILE, yaml.getBytes(StandardCharsets.UTF_8));
        var found = new Diagnostics();
        found.addAll(document.diagnostics());
        if (!found.hasErrors()) {
            found.addAll(SCHEMA.check(document));
        }
        var spec = document.root()
                .filter(root -> !found.hasErrors())
                .flatMap(root -> SpecDecoder.decode(root, found))
                .filter(s -> !found.hasErrors());
        spec.ifPresent(s -> {
            var subject = Subject.of(s, document, Optional.empty());
            found.addAll(Linter.checkForAPlan(subject));
            found.addAll(Linter.check(subject, Linter::all));
        });
        return new Checked(document, spec, found.sorted());
    }

    private static Plan plan(Checked checked) {
        assertThat(checked.found()).noneMatch(Diagnostic::isError);
        var spec = checked.spec().orElseThrow();
        return Compiler.compile(spec, FILE, spec.environments().stream().findFirst())
                .plan();
    }

    /** What is refused without a place in the file, or in words that are none. */
    private static List<String> untold(String place, String text, Checked checked) {
        return checked.found().stream()
                .filter(d -> d.span().equals(Span.startOf(FILE))
                        || new DiagnosticText(80, true)
                                .show(checked.document().text(), List.of(d))
                                .isBlank())
                .map(d -> place + " with " + text + ": " + d)
                .toList();
    }

    private List<String> misread(String place, Plan plan, List<Artefact> usual) throws IOException {
        var hostile = HostilePlan.of(plan);
        var faults = new ArrayList<String>();
        for (var artefact : rendered(plan)) {
            var plain = usual.stream()
                    .filter(a -> a.fileName().equals(artefact.fileName()))
                    .findFirst()
                    .orElseThrow();
            if (artefact.fileName().matches(".*\\.ya?ml")) {
                assertThat(ReadBack.olderYaml(artefact.content())).isEqualTo(ReadBack.yaml(artefact.content()));
            } else if (!hostile.forms().isEmpty()) {
                var read = ReadBack.texts(artefact, plain, folder);
                hostile.faults(artefact.fileName(), read).forEach(fault -> faults.add(place + " in " + fault));
            }
        }
        return faults;
    }

    private static List<Artefact> rendered(Plan plan) {
        var digest = PlanJson.digest(plan);
        return Renderers.all().stream()
                .flatMap(r -> r.render(plan, digest).stream())
                .toList();
    }
}
