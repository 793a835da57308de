package deployspec.render.github;

import deployspec.template.Encoded;
import deployspec.value.Unit;
import java.util.List;
import java.util.stream.Stream;

/** What stands in the library of the workflow's scripts. */
record Shell(String encoded) implements Encoded {
    /** The model of its template. */
    record Library(List<Measured> units) {}

    /** How much of the base unit one unit is. */
    record Measured(Shell symbol, Shell factor) {}

    static Library library() {
        return new Library(Stream.of(Unit.values())
                .map(unit -> new Measured(
                        new Shell(Bash.word(unit.symbol())),
                        new Shell(Bash.word(unit.factor().toPlainString()))))
                .toList());
    }
}
