package deployspec.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One edit of a text, and what has to be said of it. A table of them is written like a patch: a title behind {@code ##}, lines
 * that begin with a blank, {@code -} or {@code +}, behind {@code =} what is expected, and behind {@code ~} what is when it is taken back.
 */
record Edit(String title, String old, String fresh, List<String> expected, List<String> reversed) {
    @Override
    public String toString() {
        return title;
    }

    static List<Edit> in(Path table) {
        try {
            return Stream.of(Files.readString(table).split("(?m)^## "))
                    .skip(1)
                    .map(Edit::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Edit parse(String block) {
        var lines = block.lines().toList();
        var old = new StringBuilder();
        var fresh = new StringBuilder();
        var expected = new ArrayList<String>();
        var reversed = new ArrayList<String>();
        for (var line : lines.subList(1, lines.size())) {
            if (line.startsWith("=")) {
                expected.addAll(words(line));
            } else if (line.startsWith("~")) {
                reversed.addAll(words(line));
            } else if (!line.isEmpty()) {
                var text = line.substring(1).stripTrailing() + "\n";
                old.append(line.startsWith("+") ? "" : text);
                fresh.append(line.startsWith("-") ? "" : text);
            }
        }
        return new Edit(lines.getFirst(), old.toString(), fresh.toString(), expected, reversed);
    }

    private static List<String> words(String line) {
        return Stream.of(line.substring(1).strip().split(", "))
                .filter(k -> !k.isEmpty())
                .toList();
    }

    String apply(String text) {
        int from = text.indexOf(old);
        assertThat(from).as("where this stands:%n%s", old).isNotNegative();
        assertThat(text.lastIndexOf(old)).as("what stands there once:%n%s", old).isEqualTo(from);
        return text.replace(old, fresh);
    }
}
