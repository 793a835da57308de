package deployspec.model;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.diagnostic.Span;
import deployspec.source.Node;
import deployspec.value.Durations;
import deployspec.value.Malformed;
import deployspec.value.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mapping of the document while it is decoded. The schema has proved its shape, so that what is asked for is there and
 * of its kind; what the schema cannot say, such as that a duration has a unit, is reported here with its place.
 */
record Mapping(Node.Fields node, Diagnostics found) {
    private static final Pattern REFERENCE = Pattern.compile("(?<!\\$)\\$\\{([A-Z][A-Z0-9_]*)}");

    Span span() {
        return node.span();
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** Where the key itself stands. */
    Span keySpan(String key) {
        var field = node.byName().get(key);
        return field == null ? span() : field.key().span();
    }

    Optional<Node> get(String key) {
        return node.get(key);
    }

    Optional<Mapping> mapping(String key) {
        return get(key).flatMap(this::asMapping);
    }

    Optional<Mapping> asMapping(Node value) {
        return value instanceof Node.Fields fields ? Optional.of(new Mapping(fields, found)) : Optional.empty();
    }

    /** The mappings under a key that names things: each with its name. */
    Stream<Named> named(String key) {
        return mapping(key).stream().flatMap(m -> m.node().byName().values().stream())
                .flatMap(f -> asMapping(f.value()).stream().map(m -> new Named(word(f.key()), m)));
    }

    record Named(Located<String> name, Mapping content) {}

    /** The values of a list; a single value counts as a list of one. */
    List<Node> items(String key) {
        return get(key).map(Mapping::itemsOf).orElse(List.of());
    }

    static List<Node> itemsOf(Node value) {
        return value instanceof Node.Items items ? items.values() : List.of(value);
    }

    Optional<Located<String>> word(String key) {
        return get(key).flatMap(n -> n instanceof Node.Scalar s ? Optional.of(word(s)) : Optional.empty());
    }

    static Located<String> word(Node.Scalar scalar) {
        return new Located<>(scalar.text(), scalar.span());
    }

    /** One word, or a list of words. */
    List<Located<String>> words(String key) {
        return items(key).stream()
                .flatMap(n -> n instanceof Node.Scalar s ? Stream.of(word(s)) : Stream.empty())
                .toList();
    }

    Optional<String> text(String key) {
        return word(key).map(Located::value);
    }

    boolean flag(String key) {
        return text(key).map("true"::equals).orElse(false);
    }

    Optional<Integer> integer(String key) {
        return text(key).map(Integer::valueOf);
    }

    List<Integer> integers(String key) {
        return words(key).stream().map(w -> Integer.valueOf(w.value())).toList();
    }

    Optional<Template> template(String key) {
        return get(key).flatMap(n -> n instanceof Node.Scalar s ? Optional.of(template(s)) : Optional.empty());
    }

    List<Template> templates(String key) {
        return items(key).stream()
                .flatMap(n -> n instanceof Node.Scalar s ? Stream.of(template(s)) : Stream.empty())
                .toList();
    }

    static Template template(Node.Scalar scalar) {
        var references = new ArrayList<Located<String>>();
        for (var found = REFERENCE.matcher(scalar.text()); found.find(); ) {
            references.add(new Located<>(found.group(1), scalar.part(found.start(1), found.end(1))));
        }
        return new Template(Text.parse(scalar.text()), scalar.span(), references);
    }

    Optional<Located<Duration>> duration(String key) {
        return parsed(key, Durations::parse);
    }

    Optional<Script> script(String key) {
        return get(key).flatMap(n -> n instanceof Node.Scalar s
                ? Optional.of(new Script(s.text(), word("shell").filter(w -> !w.value().equals("bash")), s.span(), s.contentLine(), s.block()))
                : Optional.empty());
    }

    /** A script that always runs in bash, whatever stands beside it. */
    Optional<Script> bashScript(String key) {
        return script(key).map(s -> new Script(s.text(), Optional.empty(), s.span(), s.firstLine(), s.block()));
    }

    /** What a parser makes of the text under a key; a malformed text is reported at its smallest wrong part. */
    <T> Optional<Located<T>> parsed(String key, Function<String, T> parser) {
        return get(key).flatMap(n -> n instanceof Node.Scalar s ? parsed(s, parser) : Optional.empty());
    }

    <T> Optional<Located<T>> parsed(Node.Scalar scalar, Function<String, T> parser) {
        try {
            return Optional.of(new Located<>(parser.apply(scalar.text()), scalar.span()));
        } catch (Malformed e) {
            found.add(Diagnostic.error(e.code(), scalar.part(e.from(), e.to()), e.summary()).withHelp(e.help()));
            return Optional.empty();
        }
    }

    void error(String code, Span at, String summary, String help) {
        found.add(Diagnostic.error(code, at, summary).withHelp(help));
    }

    /** The one key of these that is written; two are reported, none is left to whoever asks. */
    Optional<String> oneOf(String what, List<String> keys) {
        var written = keys.stream().filter(this::has).toList();
        if (written.size() > 1) {
            found.add(Diagnostic.error(
                            "two-at-once",
                            keySpan(written.get(1)),
                            "%s has both `%s` and `%s`".formatted(what, written.get(0), written.get(1)))
                    .relatedTo(keySpan(written.get(0)), "the first one stands here")
                    .withHelp("keep one of them"));
        }
        return written.stream().findFirst();
    }

    /** As {@link #oneOf}; that none is there is an error, too. */
    Optional<String> exactlyOne(String what, List<String> keys) {
        var one = oneOf(what, keys);
        if (one.isEmpty()) {
            error("missing-key", span(), "%s has none of %s".formatted(what, listed(keys)), "write one of them");
        }
        return one;
    }

    private static String listed(List<String> keys) {
        return String.join(", ", keys.stream().map(k -> "`" + k + "`").toList());
    }
}
