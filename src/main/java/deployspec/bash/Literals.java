package deployspec.bash;

import java.util.List;
import java.util.Optional;

/** Text that is known without running anything. */
final class Literals {
    private Literals() {}

    static Optional<String> of(List<Part> parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            var known = of(part);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            text.append(known.get());
        }
        return Optional.of(text.toString());
    }

    private static Optional<String> of(Part part) {
        return switch (part) {
            case Part.Literal literal -> Optional.of(literal.text());
            case Part.Escaped escaped -> Optional.of(escaped.text());
            case Part.SingleQuoted quoted -> Optional.of(quoted.text());
            case Part.DollarSingleQuoted quoted -> Optional.of(quoted.text());
            case Part.DoubleQuoted quoted -> of(quoted.parts());
            case Part.ExtendedGlob glob -> of(glob.parts()).map(inner -> glob.operator() + "(" + inner + ")");
            case Part.Parameter unknown -> Optional.empty();
            case Part.CommandSubstitution unknown -> Optional.empty();
            case Part.ProcessSubstitution unknown -> Optional.empty();
            case Part.ArithmeticExpansion unknown -> Optional.empty();
            case Part.BadSubstitution unknown -> Optional.empty();
        };
    }
}
