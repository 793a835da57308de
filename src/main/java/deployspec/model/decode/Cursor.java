package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Span;
import deployspec.model.Located;
import deployspec.model.Script;
import deployspec.model.Template;
import deployspec.source.Node;
import deployspec.source.Node.Field;
import deployspec.source.Node.Fields;
import deployspec.source.Node.Items;
import deployspec.source.Node.Scalar;
import deployspec.value.Ere;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads one mapping key by key. */
final class Cursor {
    private final Fields fields;
    private final Set<String> asked;
    private final Decoding decoding;

    Cursor(Fields fields, Set<String> asked, Decoding decoding) {
        this.fields = fields;
        this.asked = asked;
        this.decoding = decoding;
    }

    Span span() {
        return fields.span();
    }

    boolean has(String key) {
        return node(key).isPresent();
    }

    Optional<Node> node(String key) {
        asked.add(key);
        return fields.get(key);
    }

    boolean isScalar(String key) {
        return node(key).filter(Scalar.class::isInstance).isPresent();
    }

    /** Where the key itself stands. */
    Span keySpan(String key) {
        var field = fields.byName().get(key);
        return field == null ? fields.span() : field.key().span();
    }

    <T> Optional<T> optional(String key, Decoder<T> decoder) {
        return node(key).map(n -> decoder.decode(n, decoding));
    }

    /** The value of a key that the schema requires. */
    <T> T required(String key, Decoder<T> decoder) {
        return optional(key, decoder)
                .orElseThrow(() -> new IllegalStateException("the schema let a missing `" + key + "` through"));
    }

    /** The items of a list; a single value counts as a list of one. */
    <T> List<T> list(String key, Decoder<T> decoder) {
        return node(key).stream()
                .flatMap(n -> n instanceof Items items ? items.values().stream() : Stream.of(n))
                .map(n -> decoder.decode(n, decoding))
                .toList();
    }

    /** The values of a mapping whose keys are names that an author chose. */
    <T> List<T> named(String key, Function<Field, T> read) {
        return node(key).map(n -> decoding.entries(n, read)).orElse(List.of());
    }

    Optional<String> text(String key) {
        return optional(key, Scalars::text);
    }

    List<String> texts(String key) {
        return list(key, Scalars::text);
    }

    Optional<Located<String>> name(String key) {
        return optional(key, Scalars::name);
    }

    List<Located<String>> names(String key) {
        return list(key, Scalars::name);
    }

    Optional<Template> template(String key) {
        return optional(key, Templates::template);
    }

    List<Template> templates(String key) {
        return list(key, Templates::template);
    }

    boolean flag(String key) {
        return optional(key, Scalars::flag).orElse(false);
    }

    Optional<Duration> duration(String key) {
        return optional(key, Scalars::duration).map(Located::value);
    }

    <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
        return text(key).map(word -> Scalars.constant(type, word));
    }

    /** A script, and the shell that a key beside it names. */
    Optional<Script> script(String key) {
        var shell = name("shell").filter(s -> !s.value().equals(Shells.DEFAULT));
        return node(key).map(n -> Scripts.script(n, shell));
    }

    /** A pattern, with {@code ignore-case} beside it. */
    Optional<Ere> pattern(String key) {
        boolean ignoreCase = flag("ignore-case");
        return optional(key, (node, d) -> Scalars.ere(node, ignoreCase, d));
    }

    void report(Diagnostic diagnostic) {
        decoding.report(diagnostic);
    }

    Decoding decoding() {
        return decoding;
    }
}
