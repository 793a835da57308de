package deployspec.render.github;

import deployspec.value.Text;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        return text.isEmpty() ? "''" : words(text).collect(Collectors.joining());
    }

    /** The same for an address: a value at its beginning is an address itself, any other is percent-encoded. */
    static String address(Text text) {
        var words = words(text).toList();
        return IntStream.range(0, words.size())
                .mapToObj(i ->
                        i == 0 || words.get(i).startsWith("'") ? words.get(i) : "\"$(encoded " + words.get(i) + ")\"")
                .collect(Collectors.joining());
    }

    private static Stream<String> words(Text text) {
        return text.parts().stream().map(part -> switch (part) {
            case Text.Literal literal -> word(literal.text());
            case Text.Reference reference -> "\"$" + reference.name() + "\"";
        });
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
