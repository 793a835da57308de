package deployspec.source;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.SourceText;
import deployspec.diagnostic.Span;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The first stage: the bytes of one file, from anybody, become a located tree or complaints, in bounded time. A syntax
 * error ends the reading, since nobody knows what follows it; whatever else is refused is refused all at once.
 */
public final class YamlReader {
    private YamlReader() {}

    /** @param file the name that places are given with */
    public static Document read(String file, byte[] bytes) {
        if (bytes.length > Limits.BYTES) {
            return rejected(file, tooLarge(file, bytes.length));
        }
        Utf8 decoded = Utf8.decode(file, bytes);
        var source = SourceText.of(file, decoded.text());
        if (decoded.complaint().isPresent()) {
            return new Document(
                    source, Optional.empty(), List.of(decoded.complaint().get()));
        }
        List<Diagnostic> forbidden = Characters.forbiddenIn(file, decoded.text());
        if (!forbidden.isEmpty()) {
            return new Document(source, Optional.empty(), forbidden);
        }
        return parse(source, decoded.text());
    }

    private static Document rejected(String file, Diagnostic complaint) {
        return new Document(SourceText.of(file, ""), Optional.empty(), List.of(complaint));
    }

    private static Diagnostic tooLarge(String file, int bytes) {
        return Diagnostic.error(
                        "too-large",
                        Span.startOf(file),
                        "the file has %,d bytes; a spec may have %,d".formatted(bytes, Limits.BYTES))
                .withHelp("keep long scripts and data in files of their own");
    }

    private static Document parse(SourceText source, String text) {
        var complaints = new Diagnostics();
        String body = Directives.refuse(source, text, complaints);
        if (complaints.size() >= Limits.COMPLAINTS) {
            return new Document(source, Optional.empty(), complaints.sorted());
        }
        var tree = new TreeBuilder(source, parser(body), complaints);
        Optional<Node.Fields> root = Optional.empty();
        try {
            root = root(source, tree.document(), complaints);
        } catch (LimitReached limit) {
            complaints.add(limit.complaint());
        } catch (MarkedYamlEngineException error) {
            complaints.add(SyntaxErrors.explain(source, error, tree.lastScalar()));
        } catch (RuntimeException error) {
            // The parser lets a few exceptions without a place escape, such as for the escape \UFFFFFFFF.
            complaints.add(SyntaxErrors.unplaced(source, tree.lastScalar()));
        }
        return new Document(source, root, complaints.sorted());
    }

    private static ParserImpl parser(String text) {
        // A buffer for the whole text: the parser copies all that is unread whenever it refills a smaller one.
        var settings = LoadSettings.builder()
                .setBufferSize(text.length() + 1)
                .setCodePointLimit(Limits.BYTES + 1)
                .build();
        return new ParserImpl(settings, new StreamReader(settings, text));
    }

    private static Optional<Node.Fields> root(SourceText source, Optional<Node> root, Diagnostics complaints) {
        if (root.isEmpty() || (root.get() instanceof Node.Scalar scalar && scalar.type() == Node.Type.NULL)) {
            if (!complaints.hasErrors()) {
                complaints.add(Diagnostic.error("empty-file", Span.startOf(source.file()), "the file is empty")
                        .withHelp("a spec begins with `spec: deployment/v1`"));
            }
            return Optional.empty();
        }
        if (root.get() instanceof Node.Fields fields) {
            return Optional.of(fields);
        }
        complaints.add(Diagnostic.error(
                        "not-a-mapping",
                        root.get().span(),
                        "a spec is a mapping of keys to values, not "
                                + root.get().noun())
                .withHelp("a spec begins with `spec: deployment/v1`"));
        return Optional.empty();
    }
}
