package deployspec.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others than we find in an artefact: texts, as their readers hand them out. */
final class ReadBack {
    private static final Parser MARKDOWN = Parser.builder()
            .extensions(List.of(TaskListItemsExtension.create(), TablesExtension.create()))
            .build();
    private static final Pattern FUNCTION = Pattern.compile("(?m)^([a-z0-9_]+)\\(\\) \\{$");
    private static final Pattern CALL = Pattern.compile("(?m)^  ([a-z_]+)\\b");
    /** Of a function, made of an id. */
    private static final Pattern NAME =
            Pattern.compile("(step|phase|section|branch|threshold|condition|baseline)_[a-z0-9_]+");

    private static final String INPUTS = "\n# The values that somebody supplies.\n";
    private static final Pattern NUMBERED = Pattern.compile("#(\\d+);");

    private ReadBack() {}

    /** @param usual the same file of a plan with harmless texts */
    static List<String> texts(Artefact artefact, Artefact usual, Path folder) throws IOException {
        var content = artefact.content();
        var name = artefact.fileName();
        return new ArrayList<>(
                switch (name.substring(name.lastIndexOf('.'))) {
                    case ".sh" -> shells(content, usual.content(), folder);
                    case ".yml" -> {
                        var read = yaml(content);
                        assertThat(olderYaml(content))
                                .as(name + " by the older rules")
                                .isEqualTo(read);
                        yield read;
                    }
                    case ".md" -> markdown(content);
                    case ".html" -> html(content);
                    case ".mmd" -> mermaid(content);
                    case ".json" -> json(content);
                    default -> throw new AssertionError("nobody reads " + name);
                });
    }

    private static List<String> shells(String runbook, String usual, Path folder) throws IOException {
        var words = shell(runbook, usual, "bash", folder);
        if (isForAnyShell(runbook)) {
            var again = shell(runbook, usual, "dash", folder);
            assertThat(words.subList(words.size() - again.size(), words.size())).isEqualTo(again);
        }
        return words;
    }

    static List<String> json(String json) {
        var texts = new ArrayList<String>();
        json(JsonMapper.shared().readTree(json), texts);
        return texts;
    }

    private static void json(JsonNode node, List<String> texts) {
        if (node.isString()) {
            texts.add(node.asString());
        }
        node.propertyStream().forEach(p -> texts.add(p.getKey()));
        node.valueStream().forEach(child -> json(child, texts));
    }

    /** By the rules of YAML 1.2. */
    static List<String> yaml(String yaml) {
        return scalars(
                new Load(LoadSettings.builder().setCodePointLimit(100_000_000).build()).loadFromString(yaml));
    }

    /** By those of YAML 1.1, which takes more words for something else than text. */
    static List<String> olderYaml(String yaml) {
        return scalars(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }

    private static List<String> scalars(Object node) {
        var texts = new ArrayList<String>();
        switch (node) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    texts.addAll(scalars(key));
                    texts.addAll(scalars(value));
                });
            case List<?> list -> list.forEach(value -> texts.addAll(scalars(value)));
            default -> texts.add(String.valueOf(node));
        }
        return texts;
    }

    static List<String> markdown(String markdown) {
        var text = new StringBuilder();
        MARKDOWN.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                text.append(words.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(FencedCodeBlock fence) {
                text.append('\n').append(fence.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                text.append(' ');
            }

            @Override
            public void visit(HardLineBreak end) {
                text.append(' ');
            }

            @Override
            public void visit(HtmlInline html) {
                throw new AssertionError("HTML: " + html.getLiteral());
            }

            @Override
            public void visit(HtmlBlock html) {
                throw new AssertionError("HTML: " + html.getLiteral());
            }
        });
        return List.of(text.toString());
    }

    static List<String> html(String page) {
        var document = Jsoup.parse(page);
        var texts = new ArrayList<>(List.of(document.body().wholeText(), document.title()));
        document.getAllElements().forEach(e -> e.attributes().forEach(a -> texts.add(a.getValue())));
        return texts;
    }

    /** Its labels, as they are drawn. */
    static List<String> mermaid(String drawing) {
        return List.of(NUMBERED.matcher(drawing)
                .replaceAll(m ->
                        java.util.regex.Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1))))));
    }

    /**
     * Every word that a shell hands to the functions of the library, and what it gives them to read: the generated functions are
     * called as they stand, and those of the library only say what they got.
     *
     * @param usual the runbook of the same plan with harmless texts, whose calls are known
     */
    static List<String> shell(String runbook, String usual, String shell, Path folder) throws IOException {
        var calls = new TreeSet<String>();
        CALL.matcher(generated(usual)).results().forEach(m -> calls.add(m.group(1)));
        calls.removeAll(Set.of("cat", "true"));
        calls.removeAll(functions(generated(usual)));
        var script = new StringBuilder();
        if (shell.equals("bash")) {
            script.append(head(runbook)).append("""
                    for list in judgements triggers escalation irreversible windows steps; do
                      eval "printf '%s\\0' \\"\\${!$list[@]}\\" \\"\\${$list[@]}\\""
                    done
                    """);
        }
        calls.forEach(name -> script.append(name).append("() { printf '%s\\0' \"$@\"; cat; printf '\\0'; }\n"));
        script.append(generated(runbook));
        functions(generated(runbook)).forEach(name -> script.append(name).append('\n'));
        var file = Files.writeString(folder.resolve("words.sh"), script);
        var words = run(List.of(shell, file.toString()), folder).split("\0");
        Files.delete(file);
        return Stream.of(words).filter(word -> !NAME.matcher(word).matches()).toList();
    }

    /** What a runbook lists. */
    static List<String> listing(String runbook, Path folder) throws IOException {
        var list = runbook.substring(runbook.indexOf("\nlist_steps() {"), runbook.indexOf(INPUTS));
        var file = Files.writeString(folder.resolve("list.sh"), list + "list_steps\n");
        var listed = run(List.of("bash", file.toString()), folder);
        Files.delete(file);
        return List.of(listed);
    }

    /** Whether the shells that know less than bash can read it. */
    static boolean isForAnyShell(String runbook) {
        return !generated(runbook).contains("$'\\r'") && !generated(runbook).contains("<<<");
    }

    private static String head(String runbook) {
        return runbook.substring(runbook.indexOf("\nprocedure="), runbook.indexOf("\n# ---- Words"));
    }

    private static String generated(String runbook) {
        return runbook.substring(runbook.indexOf(INPUTS), runbook.lastIndexOf("\nmain \"$@\""));
    }

    private static List<String> functions(String generated) {
        return FUNCTION.matcher(generated).results().map(m -> m.group(1)).collect(Collectors.toList());
    }

    /** What a program prints that must end in time; what it says on standard error must be nothing. */
    static String run(List<String> command, Path folder) throws IOException {
        var errors = folder.resolve("errors");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(errors.toFile());
        builder.environment().put("TOKEN", "token");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var said = Files.readString(errors, StandardCharsets.ISO_8859_1);
        Files.delete(errors);
        if (!said.isEmpty()) {
            throw new AssertionError(command + " says: " + said);
        }
        return output;
    }
}
