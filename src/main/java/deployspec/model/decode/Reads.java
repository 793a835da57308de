package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.model.Located;
import deployspec.model.MeasureSource;
import deployspec.source.Node;
import deployspec.source.Node.Scalar;
import deployspec.value.Ere;
import deployspec.value.Malformed;
import deployspec.value.Read;
import java.util.List;
import java.util.Optional;

/** How one reading is found in an answer. */
final class Reads {
    private Reads() {}

    /** The reading of a measure: a number unless it says otherwise. */
    static Located<Read> ofMeasure(Cursor c, MeasureSource source) {
        var requests = c.optional("requests", Scalars::integer);
        var read = c.optional("read", (n, d) -> read(n, requests, d))
                .orElseGet(() -> new Located<>(new Read.Number(), c.span()));
        if (c.has("read")) {
            check(c, read, source);
        }
        if (!(read.value() instanceof Read.Percentile)) {
            Choice.useless(
                    c,
                    List.of("requests"),
                    "only a percentile is taken of several requests",
                    "Write `read: p95`, or remove it.");
        } else if (requests.isEmpty()) {
            c.report(Diagnostic.error("missing-requests", read.span(), "a percentile is taken of several requests")
                    .withHelp("Say how many, such as `requests: 200`."));
        }
        return read;
    }

    /** The reading of a captured value. */
    static Located<Read> ofOutput(Node node, Decoding decoding) {
        var read = read(node, Optional.empty(), decoding);
        if (read.value() instanceof Read.Percentile) {
            decoding.report(Diagnostic.error("bad-read", node.span(), "a percentile is measured, not captured")
                    .withHelp("Write a gate with a `measure` that has `http`, `read: p95` and `requests`."));
        }
        return read;
    }

    private static Located<Read> read(Node node, Optional<Integer> requests, Decoding decoding) {
        var read = node instanceof Scalar scalar
                ? word(scalar.text(), requests.orElse(1))
                : decoding.mapping("read", node, Reads::pattern);
        return new Located<>(read, node.span());
    }

    private static Read word(String word, int requests) {
        return switch (word) {
            case "number" -> new Read.Number();
            case "text" -> new Read.Words();
            case "lines" -> new Read.Lines();
            case "status" -> new Read.Status();
            default -> new Read.Percentile(Integer.parseInt(word.substring(1)), requests);
        };
    }

    private static Read pattern(Cursor c) {
        var kind = Choice.exactlyOne(c, "read-kind", "a way to read", List.of("lines", "regex", "json"))
                .orElse("json");
        var ignoreCase = c.flag("ignore-case");
        var lines = c.optional("lines", (n, d) -> Scalars.ere(n, ignoreCase, d));
        var regex = c.optional("regex", (n, d) -> oneGroup(n, ignoreCase, d));
        var json = c.text("json").orElse("");
        return switch (kind) {
            case "lines" -> new Read.MatchingLines(lines.orElseThrow());
            case "regex" -> new Read.Group(regex.orElseThrow());
            default -> {
                Choice.useless(c, List.of("ignore-case"), "there is no pattern", "Remove it.");
                yield new Read.Json(json);
            }
        };
    }

    private static Ere oneGroup(Node node, boolean ignoreCase, Decoding decoding) {
        return Scalars.parsed(
                node,
                text -> {
                    var ere = Ere.parse(text, ignoreCase);
                    if (ere.groups() != 1) {
                        throw new Malformed(
                                "pattern-without-group",
                                0,
                                text.length(),
                                "the pattern has " + (ere.groups() == 0 ? "no group" : ere.groups() + " groups")
                                        + "; the reading is what its one group matches",
                                "Put parentheses around the reading and nothing else, such as `([0-9.]+)% passed`.");
                    }
                    return ere;
                },
                new Ere("(x)", ignoreCase),
                decoding);
    }

    private static void check(Cursor c, Located<Read> read, MeasureSource source) {
        boolean http = source instanceof MeasureSource.Http;
        if (!http && (read.value() instanceof Read.Status || read.value() instanceof Read.Percentile)) {
            c.report(Diagnostic.error("bad-read", read.span(), "only an answer to `http` has this reading"));
        }
        if (source instanceof MeasureSource.Query || source instanceof MeasureSource.Typed) {
            Choice.useless(c, List.of("read"), "the answer is the reading", "Remove it.");
        }
    }
}
