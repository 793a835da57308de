package deployspec.plan;

import deployspec.value.Text;
import java.util.List;
import java.util.Optional;

/** A part of the appendix: shown, never run. */
public record Reference(Text title, List<Entry> entries) {
    public Reference {
        entries = List.copyOf(entries);
    }

    public record Entry(Text title, Optional<String> command, List<Text> urls, List<String> paths) {
        public Entry {
            urls = List.copyOf(urls);
            paths = List.copyOf(paths);
        }
    }
}
