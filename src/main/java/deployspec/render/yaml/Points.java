package deployspec.render.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sentences as the points of a comment, in lines that are not too long to read. */
public final class Points {
    private static final int WIDTH = 118;

    private Points() {}

    public static List<String> of(List<String> sentences) {
        return sentences.stream().flatMap(s -> of(s).stream()).collect(Collectors.toList());
    }

    private static List<String> of(String sentence) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder("-");
        for (var word : sentence.split("\\s+", -1)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
