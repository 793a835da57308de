package deployspec.fuzz;

import deployspec.render.HostileStrings;
import deployspec.source.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is put where something else stood.
 *
 * @param keys every key of the language
 * @param values what stands for values in the schema and the corpus, as it is written there
 * @param hostile texts that attack, ready to stand as a YAML value
 * @param extremes numbers, times and patterns at the edge of what can be computed with
 * @param endless texts as long as each kind of text may be, of the sort that makes a careless expression go back again and again
 */
record Words(
        List<String> keys, List<String> values, List<String> hostile, List<String> extremes, List<String> endless) {
    private static final Pattern VALUE = Pattern.compile("(?m)^[ -]*[A-Za-z_-]+: +(\\S.{0,80})$");
    private static final int LONGEST = 2_000;

    static Words load(Corpus corpus) {
        JsonNode schema = schema();
        var keys = new TreeSet<String>();
        schema.findValues("properties").forEach(properties -> keys.addAll(properties.propertyNames()));
        var values = new TreeSet<String>();
        Stream.of("enum", "const", "examples", "default")
                .flatMap(keyword -> schema.findValues(keyword).stream())
                .forEach(found -> texts(found).forEach(values::add));
        corpus.all().stream()
                .flatMap(text -> VALUE.matcher(text).results())
                .map(MatchResult::group)
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .forEach(values::add);
        return new Words(List.copyOf(keys), List.copyOf(values), attacks(), edges(), repetitions());
    }

    private static JsonNode schema() {
        try {
            return JsonMapper.shared().readTree(Files.readString(Path.of("schema/deployment.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Flow style is YAML too, so JSON can stand anywhere. */
    private static Stream<String> texts(JsonNode node) {
        return node.isArray() ? node.valueStream().flatMap(Words::texts) : Stream.of(node.toString());
    }

    private static List<String> attacks() {
        return HostileStrings.all().stream()
                .map(HostileStrings::value)
                .filter(value -> value.length() < LONGEST)
                .flatMap(value -> Stream.of(JsonMapper.shared().writeValueAsString(value), value))
                .toList();
    }

    private static List<String> repetitions() {
        return Stream.of(
                        " ",
                        "a",
                        "a ",
                        "a-",
                        "A_",
                        "1,234",
                        ". ",
                        "\\n",
                        "${A}",
                        "$(",
                        "`",
                        "*a",
                        "_",
                        "[",
                        "[a](",
                        "<",
                        "![",
                        "http://a",
                        "a@",
                        "a.",
                        "@a",
                        "#1",
                        "(",
                        "{",
                        "\\\"",
                        "'",
                        "|",
                        "&&",
                        " && a",
                        "if a; then ",
                        "<<A\\n",
                        ";",
                        "\u00e9",
                        "\u0301",
                        "\ud83d\ude00\u200d",
                        "\u202e",
                        "1d",
                        "for ",
                        " ?",
                        "=",
                        "x|")
                .flatMap(unit -> Stream.of(Limits.WORD, Limits.PROSE, Limits.TEXT)
                        .map(most -> "\"x" + unit.repeat((most - 2) / unit.length()) + "!\""))
                .toList();
    }

    private static List<String> edges() {
        var numbers = Stream.of(
                "0",
                "-0",
                "-1",
                "1",
                "2147483647",
                "2147483648",
                "-2147483649",
                "9223372036854775807",
                "9223372036854775808",
                "1e308",
                "1e309",
                "-1e-400",
                "0.1",
                "1e9",
                "99999999999999999999999999999999",
                "1" + "0".repeat(400),
                "0x7f",
                "0o17",
                ".inf",
                ".nan",
                "1_000",
                "12:30:45",
                "2026-02-30",
                "~",
                "null");
        var times = Stream.of(
                "0s",
                "999999999d",
                "99999999999d",
                "-1s",
                "1d1h1m1s1ms",
                "1.5h",
                "T+999999999d",
                "T-0m",
                "R+0m..R-5m",
                "E+99999h",
                "T+5m..T+1m",
                "T..T",
                "..",
                "Sun 23:59..00:00 UTC",
                "Xyz 99:99..25:61 Mars/Olympus");
        var bounds = Stream.of(
                "\"< 1e400%\"",
                "\"> 5% for 999999999d\"",
                "\"= baseline ± 100000%\"",
                "\"<= baseline - 200pp\"",
                "\"< ${X}\"",
                "\"10..1\"",
                "\"> -0.0\"",
                "\"< " + "9".repeat(300) + "ms\"",
                "{all: []}",
                "{any: [{all: []}]}",
                "{is: \"\"}",
                "{matches: \"(((((a*)*)*)*)*)*$\"}",
                "{all: [\"< 1\", {any: [\"> 2\"]}]}");
        var patterns = Stream.of(
                "\"(a+)+$\"",
                "\"(x{1,255}){1,255}\"",
                "\"[[:alpha:]\"",
                "\"(a|a)*b\"",
                "\"a{0}\"",
                "\"()\"",
                "\"[z-a]\"",
                "\"" + "(".repeat(200) + "a" + ")".repeat(200) + "\"",
                "\"" + "a|".repeat(300) + "a\"",
                "\"\\\\\"",
                "\"[]\"");
        var shapes = Stream.of(
                "[]",
                "{}",
                "[[]]",
                "[{}]",
                "{\"\": \"\"}",
                "[null]",
                "\"\"",
                "''",
                "|\n",
                ">-\n",
                "{a: 1}",
                "[a, [b]]",
                "{x: {x: {x: {x: 1}}}}",
                "\"${\"",
                "\"${}\"",
                "\"$${X}\"",
                "\"${A}${B}${A}\"",
                "\"${lower}\"");
        return Stream.of(numbers, times, bounds, patterns, shapes)
                .flatMap(some -> some)
                .collect(Collectors.toUnmodifiableList());
    }
}
