package deployspec.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text that may name values: a reference is a dollar and an UPPER_SNAKE name in braces. A second dollar in front of it makes
 * it stand for itself; every other dollar is plain text.
 */
public record Text(List<Part> parts) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([A-Z][A-Z0-9_]*)}");

    /** A stretch of text: as it is, or the value of a name. */
    public sealed interface Part {}

    public record Literal(String text) implements Part {}

    public record Reference(String name) implements Part {}

    /** Neighbouring literals are one, so that equal texts are equal however they were put together. */
    public Text {
        var joined = new ArrayList<Part>();
        for (var part : parts) {
            if (part instanceof Literal next && !joined.isEmpty() && joined.getLast() instanceof Literal before) {
                joined.set(joined.size() - 1, new Literal(before.text() + next.text()));
            } else {
                joined.add(part);
            }
        }
        parts = List.copyOf(joined);
    }

    /** Reads references in what an author wrote. */
    public static Text parse(String written) {
        var parts = new ArrayList<Part>();
        var literal = new StringBuilder();
        int done = 0;
        for (var found = REFERENCE.matcher(written); found.find(); done = found.end()) {
            literal.append(written, done, found.start());
            if (found.group(1) == null) {
                literal.append("${");
            } else {
                if (!literal.isEmpty()) {
                    parts.add(new Literal(literal.toString()));
                    literal.setLength(0);
                }
                parts.add(new Reference(found.group(1)));
            }
        }
        literal.append(written.substring(done));
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
        }
        return new Text(parts);
    }

    /** Text that names nothing, whatever it looks like. */
    public static Text literally(String text) {
        return new Text(text.isEmpty() ? List.of() : List.of(new Literal(text)));
    }

    /** The names that this text needs, in order of first use. */
    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        for (var part : parts) {
            if (part instanceof Reference reference) {
                names.add(reference.name());
            }
        }
        return names;
    }

    /** The text with every reference replaced by what {@code valueOf} says of its name. */
    public String with(Function<String, String> valueOf) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Literal literal -> literal.text();
                    case Reference reference -> valueOf.apply(reference.name());
                })
                .collect(Collectors.joining());
    }

    /** The text with these names replaced by what they stand for; the others still stand as names. */
    public Text with(Map<String, Text> values) {
        return names().stream().noneMatch(values::containsKey)
                ? this
                : new Text(parts.stream()
                        .flatMap(part -> part instanceof Reference reference && values.containsKey(reference.name())
                                ? values.get(reference.name()).parts().stream()
                                : Stream.of(part))
                        .toList());
    }

    /** The texts, one a line. */
    public static Text lines(List<Text> texts) {
        return parse(texts.stream().map(Text::written).collect(Collectors.joining("\n")));
    }

    /** The text as its author wrote it; {@code parse(written())} is the same text. */
    public String written() {
        return parts.stream()
                .map(part -> switch (part) {
                    case Literal literal -> literal.text().replace("${", "$${");
                    case Reference reference -> "${" + reference.name() + "}";
                })
                .collect(Collectors.joining());
    }

    /** The text for a person who has no values at hand: references stand as {@code ${NAME}}. */
    public String shown() {
        return with(name -> "${" + name + "}");
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }
}
