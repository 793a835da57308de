package deployspec.bash;

import java.util.List;
import java.util.Optional;

/** One word as written: the parts that stand together without a blank between them. */
public record Word(List<Part> parts, int from, int to) implements Region {
    public Word {
        parts = List.copyOf(parts);
    }

    /** What the shell sees with the quotes removed; empty if something is expanded. Globs and a tilde count as text. */
    public Optional<String> literal() {
        return Literals.of(parts);
    }

    /** Whether it is this text, with or without quotes. */
    public boolean is(String text) {
        return literal().filter(text::equals).isPresent();
    }

    /** Whether any of it stands in quotes or behind a backslash. */
    public boolean isQuoted() {
        return parts.stream().anyMatch(Part::quotes);
    }
}
