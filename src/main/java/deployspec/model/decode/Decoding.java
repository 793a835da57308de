package deployspec.model.decode;

import deployspec.diagnostic.Diagnostic;
import deployspec.diagnostic.Diagnostics;
import deployspec.source.Node;
import deployspec.source.Node.Field;
import deployspec.source.Node.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** One decoding of one document: what is wrong with it, and which keys were asked for, by the name of their shape in the schema. */
final class Decoding {
    private final Diagnostics diagnostics;
    private final Map<String, Set<String>> asked = new TreeMap<>();
    private final Procedures procedures = new Procedures(this);
    private boolean tooLarge;

    Decoding(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Reads a mapping of this shape. A key that the schema let through and that nobody asked for would be decorative, so
     * it is a fault of ours.
     */
    <T> T mapping(String shape, Node node, Function<Cursor, T> read) {
        var fields = (Fields) node;
        var keys = asked.computeIfAbsent(shape, s -> new TreeSet<>());
        var result = read.apply(new Cursor(fields, keys, this));
        for (var key : fields.byName().keySet()) {
            if (!keys.contains(key)) {
                throw new IllegalStateException("nobody reads `" + key + "` of " + shape);
            }
        }
        return result;
    }

    /** Reads a mapping whose keys are names that an author chose. */
    <T> List<T> entries(Node node, Function<Field, T> read) {
        return ((Fields) node).byName().values().stream().map(read).toList();
    }

    Procedures procedures() {
        return procedures;
    }

    /** From here on nothing is put in that could make it larger. */
    void tooLarge() {
        tooLarge = true;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    Map<String, Set<String>> asked() {
        return asked;
    }
}
