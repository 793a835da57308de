package deployspec.bash;

import static org.assertj.core.api.Assertions.assertThat;

import deployspec.tools.Shfmt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another reader, of other people, finds the same commands and the same parameters at the same places. */
final class ShfmtAgreesTest {
    /** What bash runs and shfmt refuses, or takes for text. */
    private static final Set<String> NOT_FOR_SHFMT = Set.of("odd.sh", "bad-substitutions.sh");

    static final List<String> SCRIPTS = Stream.concat(
                    BashFile.GOOD.stream()
                            .filter(file -> !NOT_FOR_SHFMT.contains(file.toString()))
                            .map(BashFile::text),
                    RealScripts.all().stream())
            .distinct()
            .toList();

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("SCRIPTS")
    void onCommandsAndParameters(String script) throws IOException {
        var tree = new JsonMapper().readTree(Shfmt.tree(Files.writeString(folder.resolve("script.sh"), script)));
        var theirs = new TreeSet<String>();
        collect(tree, script.getBytes(StandardCharsets.UTF_8), theirs);
        var ours = new TreeSet<String>();
        collect(((Reading.Parsed) BashReader.read(script)).program(), script, ours);

        assertThat(ours).isEqualTo(theirs);
    }

    private static void collect(Region region, String script, Set<String> found) {
        if (region instanceof Command.Simple simple && !simple.words().isEmpty()) {
            var first = simple.words().getFirst();
            found.add("command %d %s".formatted(bytes(script, first.from()), first.in(script)));
        }
        if (region instanceof Part.Parameter parameter) {
            found.add("parameter %d %s"
                    .formatted(bytes(script, parameter.from()), parameter.name().text()));
        }
        if (region instanceof Part.ExtendedGlob) {
            return; // text for shfmt
        }
        Children.of(region).forEach(child -> collect(child, script, found));
    }

    private static int bytes(String script, int index) {
        return script.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
    }

    private static void collect(JsonNode node, byte[] script, Set<String> found) {
        switch (node.path("Type").asString("")) {
            case "CallExpr" ->
                node.path("Args").values().stream().limit(1).forEach(word -> found.add(command(word, script)));
            case "DeclClause" -> found.add(command(node.path("Variant"), script));
            case "LetClause" -> found.add("command %d let".formatted(from(node)));
            case "ParamExp" -> {
                // without a dollar, it is an element of an array in arithmetic
                if (script[from(node)] == '$') {
                    String name = node.path("Param").path("Value").asString();
                    found.add("parameter %d %s".formatted(from(node), name));
                }
            }
            default -> {}
        }
        node.values().forEach(child -> collect(child, script, found));
    }

    private static String command(JsonNode word, byte[] script) {
        int to = word.path("End").path("Offset").asInt();
        return "command %d %s"
                .formatted(from(word), new String(script, from(word), to - from(word), StandardCharsets.UTF_8));
    }

    private static int from(JsonNode node) {
        return node.path("Pos").path("Offset").asInt();
    }
}
