package deployspec.model;

import deployspec.source.Node;
import deployspec.value.Bound;
import deployspec.value.Bounds;
import deployspec.value.Level;
import deployspec.value.Slug;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Thresholds and their levels. */
final class ThresholdDecoder {
    private ThresholdDecoder() {}

    static Threshold declared(Mapping.Named named) {
        return threshold(new Id(named.name().value(), true, named.name().span()), named.content());
    }

    /** One that is written in a gate, where it has no name of its own. */
    static Threshold inPlace(Mapping gate) {
        var title = gate.template("title").orElseThrow();
        return threshold(new Id(Slug.of(title.text().written()), false, title.span()), gate);
    }

    private static Threshold threshold(Id id, Mapping at) {
        var judgement = at.mapping("judgement").map(ThresholdDecoder::judgement);
        var levels = levels(at);
        if (judgement.isPresent() == !levels.isEmpty()) {
            at.error(
                    judgement.isPresent() ? "two-at-once" : "missing-key",
                    id.span(),
                    judgement.isPresent()
                            ? "`%s` has both levels and a judgement".formatted(id.value())
                            : "`%s` says nowhere what is good".formatted(id.value()),
                    judgement.isPresent() ? "keep one of them" : "write a `target`, or a `judgement`");
        }
        return new Threshold(
                id,
                at.template("title").orElseThrow(),
                at.template("about"),
                levels,
                at.get("measure").flatMap(n -> MeasureDecoder.decode(at, n)),
                at.get("baseline").flatMap(n -> MeasureDecoder.decode(at, n)),
                judgement,
                at.span());
    }

    private static List<Located<Level>> levels(Mapping at) {
        return Arrays.stream(Level.Kind.values()).flatMap(kind -> level(at, kind).stream()).toList();
    }

    private static Optional<Located<Level>> level(Mapping at, Level.Kind kind) {
        return at.get(kind.word()).flatMap(node -> switch (node) {
            case Node.Scalar scalar ->
                at.parsed(scalar, Bounds::parseLasting)
                        .map(l -> new Located<>(
                                new Level(kind, l.value().bound(), l.value().duration()), scalar.span()));
            case Node.Fields fields ->
                combined(new Mapping(fields, at.found()))
                        .map(b -> new Located<>(new Level(kind, b, Optional.empty()), fields.span()));
            case Node.Items items -> Optional.<Located<Level>>empty();
        });
    }

    /** A bound as text, or a combination. */
    static Optional<Located<Bound>> bound(Mapping at, String key) {
        return at.get(key).flatMap(node -> switch (node) {
            case Node.Scalar scalar -> at.parsed(scalar, Bounds::parse);
            case Node.Fields fields ->
                combined(new Mapping(fields, at.found())).map(b -> new Located<>(b, fields.span()));
            case Node.Items items -> Optional.<Located<Bound>>empty();
        });
    }

    private static Optional<Bound> combined(Mapping at) {
        return at.exactlyOne("this level", List.of("all", "any", "is", "matches")).flatMap(key -> switch (key) {
            case "all" -> Optional.<Bound>of(new Bound.All(bounds(at, "all")));
            case "any" -> Optional.<Bound>of(new Bound.Any(bounds(at, "any")));
            case "is" -> at.template("is").<Bound>map(t -> new Bound.Is(t.text()));
            default -> PatternDecoder.pattern(at, "matches").<Bound>map(Bound.Matches::new);
        });
    }

    private static List<Bound> bounds(Mapping at, String key) {
        return at.items(key).stream()
                .flatMap(n -> n instanceof Node.Scalar s ? at.parsed(s, Bounds::parse).stream() : Stream.empty())
                .map(Located::value)
                .toList();
    }

    static Judgement judgement(Mapping judgement) {
        return new Judgement(
                judgement.template("question").orElseThrow(),
                judgement.text("good").filter("yes"::equals).isPresent(),
                judgement.span());
    }
}
