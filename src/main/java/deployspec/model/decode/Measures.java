package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Located;
import deployspec.model.Measure;
import deployspec.model.MeasureSource;
import deployspec.source.Node;
import deployspec.source.Node.Scalar;
import deployspec.value.Read;
import deployspec.value.Unit;
import java.util.List;
import java.util.Optional;

/** How readings are taken. */
final class Measures {
    private static final List<String> SOURCES = List.of("run", "http", "query", "output", "typed");

    private Measures() {}

    static Measure measure(Node node, Decoding decoding) {
        if (node instanceof Scalar) {
            return new Measure(
                    new MeasureSource.Same(Scalars.name(node, decoding)),
                    new Located<>(new Read.Number(), node.span()),
                    Optional.empty(),
                    List.of(),
                    node.span());
        }
        return decoding.mapping("measure", node, c -> {
            var source = source(c);
            var read = Reads.ofMeasure(c, source);
            return new Measure(source, read, c.optional("unit", Measures::unit), c.names("needs"), c.span());
        });
    }

    private static MeasureSource source(Cursor c) {
        var kind = Choice.exactlyOne(c, "measure-kind", "a measure", SOURCES).orElse("typed");
        var script = c.script("run");
        var call = c.optional("http", Https::asking);
        var query = c.template("query");
        var from = c.name("from");
        var stream = c.word("output", MeasureSource.Stream.class);
        var typed = c.template("typed").filter(t -> !c.text("typed").equals(Optional.of("true")));
        if (!kind.equals("run")) {
            Choice.useless(c, List.of("shell"), "only a script runs in a shell", "Remove it.");
        }
        if (!kind.equals("query")) {
            Choice.useless(c, List.of("from"), "only a query goes to a source", "Remove it.");
        }
        if (kind.equals("output") || kind.equals("typed")) {
            Choice.useless(c, List.of("needs"), "this measure runs nothing", "Remove it.");
        }
        return switch (kind) {
            case "run" -> new MeasureSource.Run(script.orElseThrow());
            case "http" -> new MeasureSource.Http(call.orElseThrow());
            case "query" -> new MeasureSource.Query(query.orElseThrow(), from.orElseGet(() -> withoutSource(c)));
            case "output" -> new MeasureSource.Output(stream.orElseThrow());
            default -> new MeasureSource.Typed(typed);
        };
    }

    private static Located<String> withoutSource(Cursor c) {
        c.report(Diagnostic.error(
                        "query-without-source", c.keySpan("query"), "a query needs `from`: the source it goes to")
                .withHelp("Declare the server under `sources` and name it, such as `from: metrics`."));
        return new Located<>("", c.keySpan("query"));
    }

    private static Located<Unit> unit(Node node, Decoding decoding) {
        return new Located<>(Scalars.parsed(node, Unit::parse, Unit.ONE, decoding), node.span());
    }
}
