package deployspec.render;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.compile.Compiler;
import deployspec.diagnostic.Diagnostics;
import deployspec.model.decode.SpecDecoder;
import deployspec.plan.Plan;
import deployspec.prose.Wording;
import deployspec.source.YamlReader;
import deployspec.value.Text;
import deployspec.value.Visible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan from a spec with a hostile text in every place where an author may write what he likes, each between two marks by which
 * it is found again: {@code q17a…q17z} is the text in the place 17.
 *
 * @param forms by place, how its text may read, marks and all: as it is, or as prose, or with what hides made visible
 * @param components the components of the plan's records, {@code Head.title}, that hold one, and those that hold words of ours
 */
record HostilePlan(Plan plan, Map<Integer, Set<String>> forms, Set<String> planted, Set<String> fixed) {
    private static final String SPEC = read(Path.of("src/test/resources/hostile/everywhere.yaml"));
    static final Pattern MARK = Pattern.compile("q(\\d+)a");
    private static final Pattern MARKED = Pattern.compile("q(\\d+)a(.*?)q\\1z", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\b(HERE|PATTERN|ADDRESS)\\b");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** How many places there are. */
    static int places() {
        return (int) PLACE.matcher(body()).results().count();
    }

    /** A place each, again from the first where there are fewer texts. */
    static HostilePlan saying(List<String> texts) {
        var spec = new StringBuilder();
        var place = PLACE.matcher(body());
        for (int i = 0; place.find(); i++) {
            place.appendReplacement(spec, "");
            spec.append(JSON.writeValueAsString(marked(i, texts.get(i % texts.size()), place.group())));
        }
        place.appendTail(spec);
        return of(compiled(spec.toString()));
    }

    /** Where a text stands, it has to read to its end as one of its forms; what is drawn may be cut. */
    List<String> faults(String file, List<String> read) {
        boolean exact = file.endsWith(".sh") || file.endsWith(".json");
        boolean drawn = file.endsWith(".mmd");
        var faults = new ArrayList<String>();
        for (var text : read) {
            var marks = MARK.matcher(text);
            while (marks.find()) {
                var rest = text.substring(marks.start());
                var allowed = forms.get(Integer.valueOf(marks.group(1)));
                if (allowed.stream().noneMatch(form -> exact ? rest.startsWith(form) : readsAs(rest, form, drawn))) {
                    faults.add(file + ": " + rest.substring(0, Math.min(200, rest.length())) + "\n  is none of "
                            + allowed);
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

    /** @param plan in which such texts stand */
    static HostilePlan of(Plan plan) {
        var hostile = new HostilePlan(plan, new HashMap<>(), new TreeSet<>(), new TreeSet<>());
        walk(plan, "Plan", hostile::found);
        return hostile;
    }

    /** What a pattern or an address may not hold is refused by the language. */
    private static String marked(int place, String text, String kind) {
        var kept = switch (kind) {
            case "PATTERN" -> text.replaceAll("[^\\x20-\\x7e]|[`\\\\^$.|?*+()\\[\\]{}]", "");
            case "ADDRESS" -> text.replaceAll("[^\\x21-\\x7e]|[\\\\#]", "");
            default -> text;
        };
        return (kind.equals("ADDRESS") ? "http://127.0.0.1:9/" : "") + "q" + place + "a" + kept + "q" + place + "z";
    }

    private static String body() {
        return SPEC.substring(SPEC.indexOf("spec: "));
    }

    private static Plan compiled(String yaml) {
        var document = YamlReader.read("everywhere.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(document.diagnostics()).isEmpty();
        var found = new Diagnostics();
        var spec = document.root().flatMap(root -> SpecDecoder.decode(root, found));
        assertThat(found.sorted()).isEmpty();
        return Compiler.compile(
                        spec.orElseThrow(),
                        "everywhere.yaml",
                        spec.orElseThrow().environments().stream().findFirst())
                .plan();
    }

    private void found(String component, Object value) {
        var text = value instanceof Text prose ? prose : Text.literally((String) value);
        if (!MARK.matcher(text.written()).find()) {
            fixed.add(component);
            return;
        }
        var readings = value instanceof Text
                ? Stream.of(
                        text.written(),
                        text.shown(),
                        wording().plain(text),
                        wording().literal(text))
                : Stream.of((String) value, onOneLine((String) value))
                        .flatMap(r -> Stream.of(r, Text.literally(r).written()));
        var any = new HashSet<Boolean>();
        // As it is, in a word of a shell, in the body of a request; and in the names of workflows, jobs and steps
        // nothing is evaluated, so that an expression is taken apart.
        readings.flatMap(r -> Stream.of(r, Visible.of(r)))
                .flatMap(r -> Stream.of(
                        r,
                        r.replace("${{", "$ {{"),
                        inJson(r),
                        inJson(r)
                                .replace("\\u000a", "\\n")
                                .replace("\\u000d", "\\r")
                                .replace("\\u0009", "\\t"),
                        r.replace("'", "'\\''"),
                        inJson(r).replace("'", "'\\''")))
                .forEach(reading -> MARKED.matcher(reading).results().forEach(m -> {
                    any.add(true);
                    forms.computeIfAbsent(Integer.valueOf(m.group(1)), i -> new HashSet<>())
                            .add(m.group());
                }));
        (any.isEmpty() ? fixed : planted).add(component);
    }

    /** As a role is said in a sentence. */
    private static String onOneLine(String text) {
        return text.replaceAll("(?<!\\s)\\s*\\R\\s*", " ").replace('\t', ' ');
    }

    /** As it stands in the body of a request. */
    private static String inJson(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .chars()
                .mapToObj(c -> c < ' ' ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private Wording wording() {
        return Wording.of(plan);
    }

    /** Every string and text of a tree of records, with the component that holds it. */
    private static void walk(Object value, String component, BiConsumer<String, Object> visit) {
        switch (value) {
            case String text -> visit.accept(component, text);
            case Text text -> visit.accept(component, text);
            case Optional<?> maybe -> maybe.ifPresent(v -> walk(v, component, visit));
            case Collection<?> items -> items.forEach(v -> walk(v, component, visit));
            case Map<?, ?> map ->
                map.forEach((key, v) -> {
                    walk(key, component, visit);
                    walk(v, component, visit);
                });
            case Record part -> {
                for (var c : part.getClass().getRecordComponents()) {
                    walk(valueOf(part, c), part.getClass().getSimpleName() + "." + c.getName(), visit);
                }
            }
            default -> {}
        }
    }

    private static Object valueOf(Record part, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
