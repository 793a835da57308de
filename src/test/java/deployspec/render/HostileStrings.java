package deployspec.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Texts that attack whoever writes them down without thinking. */
public record HostileStrings(String id, String value) {
    public static List<HostileStrings> all() {
        try (var json = HostileStrings.class.getResourceAsStream("/hostile-strings.json")) {
            return JsonMapper.shared()
                    .readTree(json)
                    .valueStream()
                    .map(node -> new HostileStrings(
                            node.get("id").asString(), node.get("value").asString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that a linter reads in no time; what a long text attacks is patience, not grammar. */
    public static List<HostileStrings> brief() {
        return all().stream().filter(h -> h.value().length() < 1000).toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
