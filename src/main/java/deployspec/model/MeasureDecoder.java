package deployspec.model;

import deployspec.source.Node;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measures: where an answer comes from, and where in it the reading stands. */
final class MeasureDecoder {
    private static final int USUAL_REQUESTS = 100;

    private MeasureDecoder() {}

    static Optional<Measure> decode(Mapping outer, Node node) {
        if (node instanceof Node.Scalar name) {
            return Optional.of(new Measure(
                    new MeasureSource.Same(Mapping.word(name)),
                    new Located<>(new Read.Number(), name.span()),
                    Optional.empty(),
                    List.of(),
                    name.span()));
        }
        return outer.asMapping(node).flatMap(MeasureDecoder::measure);
    }

    private static Optional<Measure> measure(Mapping at) {
        return at.exactlyOne("this measure", List.of("run", "http", "query", "output", "typed"))
                .flatMap(kind -> source(at, kind))
                .flatMap(source -> read(at).map(read -> new Measure(
                        source, read, at.parsed("unit", Unit::parse), at.words("needs"), at.span())));
    }

    private static Optional<MeasureSource> source(Mapping at, String kind) {
        return switch (kind) {
            case "run" -> at.script("run").map(MeasureSource.Run::new);
            case "http" -> at.get("http").flatMap(node -> switch (node) {
                case Node.Scalar url -> Optional.of(HttpDecoder.get(url));
                case Node.Fields call -> Optional.of(HttpDecoder.call(new Mapping(call, at.found()), HttpCall.Method.GET));
                case Node.Items items -> Optional.<HttpCall>empty();
            }).map(MeasureSource.Http::new);
            case "query" -> query(at);
            case "output" ->
                at.text("output").map(s -> new MeasureSource.Output(MeasureSource.Stream.valueOf(s.toUpperCase(Locale.ROOT))));
            default ->
                Optional.of(new MeasureSource.Typed(at.text("typed").filter("true"::equals).isPresent()
                        ? Optional.empty()
                        : at.template("typed")));
        };
    }

    private static Optional<MeasureSource> query(Mapping at) {
        var from = at.word("from");
        if (from.isEmpty()) {
            at.error("missing-key", at.keySpan("query"), "this query names no source", "add `from: <a declared source>`");
        }
        return from.map(f -> new MeasureSource.Query(at.template("query").orElseThrow(), f));
    }

    /** {@code read}, a bare number where nothing is written. */
    static Optional<Located<Read>> read(Mapping at) {
        if (at.has("requests") && at.text("read").filter(r -> r.matches("p[0-9]+")).isEmpty()) {
            at.error("useless-key", at.keySpan("requests"), "only a percentile takes several requests", "write `read: p95`, or leave `requests` out");
        }
        return at.get("read")
                .map(node -> switch (node) {
                    case Node.Scalar word -> Optional.of(new Located<>(named(word.text(), at), word.span()));
                    case Node.Fields how ->
                        found(new Mapping(how, at.found())).map(r -> new Located<>(r, how.span()));
                    case Node.Items items -> Optional.<Located<Read>>empty();
                })
                .orElseGet(() -> Optional.of(new Located<>(new Read.Number(), at.span())));
    }

    private static Read named(String word, Mapping at) {
        return switch (word) {
            case "text" -> new Read.Words();
            case "lines" -> new Read.Lines();
            case "status" -> new Read.Status();
            case "number" -> new Read.Number();
            default ->
                new Read.Percentile(
                        Integer.parseInt(word.substring(1)), at.integer("requests").orElse(USUAL_REQUESTS));
        };
    }

    private static Optional<Read> found(Mapping how) {
        return how.exactlyOne("`read`", List.of("lines", "regex", "json")).flatMap(key -> switch (key) {
            case "lines" -> PatternDecoder.pattern(how, "lines").<Read>map(Read.MatchingLines::new);
            case "json" -> how.text("json").<Read>map(Read.Json::new);
            default -> group(how);
        });
    }

    private static Optional<Read> group(Mapping how) {
        var pattern = PatternDecoder.pattern(how, "regex");
        pattern.filter(p -> p.groups() != 1).ifPresent(p -> how.error(
                "not-one-group",
                how.get("regex").orElseThrow().span(),
                "the pattern has %d groups, and exactly one is read".formatted(p.groups()),
                "put the part that is the reading in parentheses, and no other"));
        return pattern.map(Read.Group::new);
    }
}
