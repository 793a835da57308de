package deployspec.render.shell;

import java.util.List;
import java.util.stream.Collectors;

/** Words side by side, as the items of an array. */
record ShellWords(List<? extends ShellText> words) implements ShellText {
    ShellWords {
        words = List.copyOf(words);
    }

    @Override
    public String encoded() {
        return words.stream().map(ShellText::encoded).collect(Collectors.joining(" "));
    }
}
