package deployspec.compile;

import deployspec.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts text where a name stood. */
final class Splice {
    private Splice() {}

    static Text into(Text text, Map<String, Text> values) {
        if (text.names().stream().noneMatch(values::containsKey)) {
            return text;
        }
        var parts = new ArrayList<Text.Part>();
        for (var part : text.parts()) {
            if (part instanceof Text.Reference reference && values.containsKey(reference.name())) {
                parts.addAll(values.get(reference.name()).parts());
            } else {
                parts.add(part);
            }
        }
        return new Text(parts);
    }

    /** The texts one a line. */
    static Text lines(List<Text> items) {
        return Text.parse(items.stream().map(Text::written).collect(Collectors.joining("\n")));
    }
}
