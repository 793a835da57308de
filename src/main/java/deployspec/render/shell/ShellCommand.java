package deployspec.render.shell;

import deployspec.value.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One call of a function of the library.
 *
 * @param input what it reads on standard input
 * @param otherwise what is done where it does not answer 0, such as {@code return}
 */
record ShellCommand(ShellName name, List<ShellText> words, Optional<ShellText> input, Optional<String> otherwise)
        implements ShellText {
    ShellCommand {
        words = List.copyOf(words);
    }

    /** Strings and texts become quoted words, numbers and names stand as they are. */
    static ShellCommand of(String name, Object... words) {
        return new ShellCommand(new ShellName(name), words(words), Optional.empty(), Optional.empty());
    }

    ShellCommand with(List<String> more) {
        var all = new ArrayList<>(words);
        more.forEach(m -> all.add(new ShellWord(m)));
        return new ShellCommand(name, all, input, otherwise);
    }

    ShellCommand reading(String script) {
        return new ShellCommand(name, words, Optional.of(document(script)), otherwise);
    }

    ShellCommand orReturn() {
        return orElse("return");
    }

    ShellCommand orReturnZero() {
        return orElse("return 0");
    }

    /** @param what fixed text of this package */
    ShellCommand orElse(String what) {
        return new ShellCommand(name, words, input, Optional.of(what));
    }

    @Override
    public String encoded() {
        var line = new StringBuilder(name.encoded());
        words.forEach(w -> line.append(' ').append(w.encoded()));
        input.ifPresent(i -> line.append(i instanceof HereDocument here ? " " + here.opening() : " <<<" + i.encoded()));
        otherwise.ifPresent(o -> line.append(" || ").append(o));
        input.ifPresent(i -> line.append(i instanceof HereDocument here ? "\n" + here.lines() : ""));
        return line.toString();
    }

    /** A here-document cannot name a carriage return; a here-string ends its word with a line end of its own. */
    private static ShellText document(String script) {
        return script.contains("\r")
                ? new ShellWord(script.replaceAll("\n\\z", ""))
                : new HereDocument("SCRIPT", script);
    }

    private static List<ShellText> words(Object... words) {
        return Arrays.stream(words).map(ShellCommand::word).collect(Collectors.toList());
    }

    private static ShellText word(Object word) {
        return switch (word) {
            case ShellText text -> text;
            case Text text -> new ShellWord(text.written());
            case Integer number -> new ShellNumber(BigDecimal.valueOf(number));
            case BigDecimal number -> new ShellNumber(number);
            case String text -> new ShellWord(text);
            default -> throw new IllegalArgumentException("not a word: " + word);
        };
    }
}
