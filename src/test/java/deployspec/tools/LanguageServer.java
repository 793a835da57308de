package deployspec.tools;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server that editors ask about YAML, spoken to over its standard streams as an editor does. It has no list of schemas
 * from elsewhere: what it knows of a file, it knows from the modeline.
 */
public final class LanguageServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, Object> SETTINGS =
            Map.of("validate", true, "hover", true, "completion", true, "schemaStore", Map.of("enable", false));

    private final Process process;
    private final InputStream from;
    private final OutputStream to;
    private int messages;

    private LanguageServer(Process process) {
        this.process = process;
        this.from = new BufferedInputStream(process.getInputStream());
        this.to = process.getOutputStream();
    }

    /** A complaint as an editor shows it. */
    public record Complaint(int line, String message) {}

    public static LanguageServer start() {
        ExternalTool.requireNodeTools();
        var program = ExternalTool.nodeTool("node_modules/yaml-language-server/bin/yaml-language-server");
        try {
            var server = new LanguageServer(new ProcessBuilder("node", program.toString(), "--stdio")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
            server.greet();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void greet() {
        var markdown = List.of("markdown");
        var abilities = Map.of(
                "workspace", Map.of("configuration", true),
                "textDocument",
                        Map.of(
                                "completion",
                                        Map.of(
                                                "completionItem",
                                                Map.of("snippetSupport", true, "documentationFormat", markdown)),
                                "hover", Map.of("contentFormat", markdown)));
        ask("initialize", Map.of("processId", ProcessHandle.current().pid(), "capabilities", abilities));
        tell("initialized", Map.of());
    }

    /** Opens a file that need not be on the disk. */
    public Opened open(Path file, String text) {
        var uri = file.toAbsolutePath().toUri().toString();
        tell(
                "textDocument/didOpen",
                Map.of("textDocument", Map.of("uri", uri, "languageId", "yaml", "version", 1, "text", text)));
        var published = await(m -> m.path("method").asString("").equals("textDocument/publishDiagnostics")
                && m.at("/params/uri").asString().equals(uri));
        var complaints = published
                .at("/params/diagnostics")
                .valueStream()
                .map(d -> new Complaint(
                        d.at("/range/start/line").asInt() + 1, d.path("message").asString()))
                .toList();
        return new Opened(uri, text, complaints);
    }

    /** A file in the editor, and what is underlined in it. */
    public final class Opened {
        private final String uri;
        private final String text;
        private final List<Complaint> complaints;

        private Opened(String uri, String text, List<Complaint> complaints) {
            this.uri = uri;
            this.text = text;
            this.complaints = complaints;
        }

        public List<Complaint> complaints() {
            return complaints;
        }

        /** What is offered right behind the first occurrence of these words, with what is said about each. */
        public SequencedMap<String, String> offeredBehind(String words) {
            var answer = ask("textDocument/completion", at(text.indexOf(words) + words.length()));
            return answer.path("items")
                    .valueStream()
                    .collect(Collectors.toMap(
                            item -> item.path("label").asString(),
                            item -> documentation(item.path("documentation")),
                            (one, other) -> one,
                            LinkedHashMap::new));
        }

        /** What is shown to whoever points at the first occurrence of these words. */
        public String shownAt(String words) {
            return ask("textDocument/hover", at(text.indexOf(words)))
                    .at("/contents/value")
                    .asString("");
        }

        private Map<String, Object> at(int offset) {
            var before = text.substring(0, offset);
            var line = before.chars().filter(c -> c == '\n').count();
            var character = offset - (before.lastIndexOf('\n') + 1);
            return Map.of("textDocument", Map.of("uri", uri), "position", Map.of("line", line, "character", character));
        }
    }

    private static String documentation(JsonNode written) {
        return written.isObject() ? written.path("value").asString("") : written.asString("");
    }

    private JsonNode ask(String method, Object parameters) {
        int id = ++messages;
        send(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters));
        var answer = await(m -> !m.has("method") && m.path("id").asInt() == id);
        if (answer.has("error")) {
            throw new AssertionError("%s: %s".formatted(method, answer.path("error")));
        }
        return answer.path("result");
    }

    private void tell(String method, Object parameters) {
        send(Map.of("jsonrpc", "2.0", "method", method, "params", parameters));
    }

    /** The next message of this kind; what the server asks meanwhile is answered, all else passed over. */
    private JsonNode await(Predicate<JsonNode> wanted) {
        while (true) {
            var message = receive();
            if (message.has("method") && message.has("id")) {
                answer(message);
            } else if (wanted.test(message)) {
                return message;
            }
        }
    }

    /** An editor is asked for its settings section by section; to everything else it says that it has taken note. */
    private void answer(JsonNode asked) {
        var sections = asked.at("/params/items");
        var result = JSON.createArrayNode();
        sections.forEach(section -> {
            if (section.path("section").asString("").equals("yaml")) {
                result.addPOJO(SETTINGS);
            } else {
                result.addNull();
            }
        });
        var answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", asked.path("id"));
        answer.set("result", sections.isMissingNode() ? JSON.nullNode() : result);
        send(answer);
    }

    private void send(Object message) {
        var body = JSON.writeValueAsBytes(message);
        try {
            to.write("Content-Length: %d\r\n\r\n".formatted(body.length).getBytes(StandardCharsets.US_ASCII));
            to.write(body);
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode receive() {
        try {
            int length = 0;
            for (var line = headerLine(); !line.isEmpty(); line = headerLine()) {
                if (line.startsWith("Content-Length:")) {
                    length = Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).strip());
                }
            }
            return JSON.readTree(from.readNBytes(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String headerLine() throws IOException {
        var line = new StringBuilder();
        for (int c = from.read(); c != '\n'; c = from.read()) {
            if (c < 0) {
                throw new AssertionError("the language server has ended");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
