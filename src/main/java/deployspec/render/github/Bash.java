package deployspec.render.github;

import deployspec.value.Text;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shell words and here-documents. */
final class Bash {
    private Bash() {}

    /** Always quoted, so that no character of it means anything. */
    static String word(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no shell can hold a NUL");
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** One word: the text as it is, its references as variables. */
    static String word(Text text) {
        return text.isEmpty()
                ? "''"
                : text.parts().stream()
                        .map(part -> switch (part) {
                            case Text.Literal literal -> word(literal.text());
                            case Text.Reference reference -> "\"$" + reference.name() + "\"";
                        })
                        .collect(Collectors.joining());
    }

    /** The command with this text on its standard input. */
    static String fed(String command, String suffix, String text) {
        var end = Stream.iterate("SPEC_END", mark -> mark + "_")
                .filter(mark -> text.lines().noneMatch(mark::equals))
                .findFirst()
                .orElseThrow();
        return command + " <<'" + end + "'" + suffix + "\n" + text + (text.endsWith("\n") ? "" : "\n") + end + "\n";
    }
}
