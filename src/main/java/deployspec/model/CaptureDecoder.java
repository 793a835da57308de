package deployspec.model;

import deployspec.source.Node;
import deployspec.value.Read;
import java.util.List;

/** Values that a step finds out for later ones. */
final class CaptureDecoder {
    private CaptureDecoder() {}

    static List<Capture> captures(Mapping step) {
        return step.get("capture").map(node -> switch (node) {
            case Node.Scalar name -> List.of(lastLine(name));
            case Node.Fields fields ->
                fields.byName().values().stream()
                        .map(f -> capture(
                                Mapping.word(f.key()), step.asMapping(f.value()).orElseThrow()))
                        .toList();
            case Node.Items items -> List.<Capture>of();
        }).orElse(List.of());
    }

    private static Capture lastLine(Node.Scalar name) {
        var read = new Capture.FromOutput(new Located<>(new Read.LastLine(), name.span()));
        return new Capture(Mapping.word(name), read, false, name.span());
    }

    private static Capture capture(Located<String> name, Mapping at) {
        at.oneOf("this captured value", List.of("read", "ask"));
        Capture.From from = at.template("ask")
                .<Capture.From>map(question ->
                        new Capture.FromPerson(question, at.words("options"), PatternDecoder.pattern(at, "pattern")))
                .orElseGet(() -> new Capture.FromOutput(read(at)));
        return new Capture(name, from, at.flag("secret"), at.span());
    }

    /** The last line unless something else is written. */
    private static Located<Read> read(Mapping at) {
        var last = new Located<Read>(new Read.LastLine(), at.span());
        return at.has("read") ? MeasureDecoder.read(at).orElse(last) : last;
    }
}
