package deployspec.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Scripts with something taken out of them or put into them. */
final class Mutations {
    private static final String[] PIECES = {
        "&&",
        "||",
        "|",
        "&",
        ";",
        ";;",
        ";&",
        "(",
        ")",
        "{",
        "}",
        "<",
        ">",
        "<<E",
        "<<<",
        "\"",
        "'",
        "`",
        "$(",
        "${",
        "$((",
        "((",
        "))",
        "[[",
        "]]",
        "if ",
        "then ",
        "fi ",
        "do ",
        "done ",
        "case ",
        "esac ",
        "while ",
        "for ",
        "in ",
        "else ",
        "elif ",
        "function ",
        "time ",
        "! ",
        "coproc ",
        "\n",
        "\\",
        "#",
        "[",
        "]",
        "=",
        "=(",
        "@(",
        "!(",
        "$[",
        "$",
        "<(",
        ">&",
        "\\\n",
        " ",
        "2>",
        "{x}>",
        "=~ ",
        "== ",
        "-f ",
        "+(",
        "select ",
        "until ",
        "\t",
        "$'",
        "$\"",
        "a",
        "x=",
        "0"
    };
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final Random random;
    private final List<String> scripts;
    private final List<String> lines;

    /**
     * @param scripts those of ordinary length
     * @param lines short ones, which are mutated as often, and put into others
     */
    Mutations(long seed, List<String> scripts, List<String> lines) {
        this.random = new Random(seed);
        this.scripts = scripts;
        this.lines = lines;
    }

    List<String> take(int count) {
        return IntStream.range(0, count).mapToObj(i -> one()).toList();
    }

    private String one() {
        String script = random.nextInt(10) < 4 ? any(lines) : any(scripts);
        for (int changes = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1; changes > 0; changes--) {
            script = changed(script);
        }
        return script;
    }

    private String changed(String script) {
        int at = random.nextInt(script.length() + 1);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                script.substring(0, at) + script.substring(Math.min(script.length(), at + 1 + random.nextInt(6)));
            case 3, 4, 5, 6 -> script.substring(0, at) + PIECES[random.nextInt(PIECES.length)] + script.substring(at);
            case 7, 8 -> withoutAWord(script);
            default -> script.substring(0, at) + any(lines) + script.substring(at);
        };
    }

    private String withoutAWord(String script) {
        var words = new ArrayList<>(WORD.matcher(script).results().toList());
        if (words.isEmpty()) {
            return script;
        }
        var word = words.get(random.nextInt(words.size()));
        return script.substring(0, word.start()) + script.substring(word.end());
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
