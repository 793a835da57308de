package deployspec.model;

import deployspec.value.Ere;
import java.util.List;
import java.util.Optional;

/** What must and must not be found in an answer. Words are plain text, found anywhere. */
public record Containing(List<String> has, List<String> lacks, Optional<Ere> matches, boolean ignoreCase) {
    public Containing {
        has = List.copyOf(has);
        lacks = List.copyOf(lacks);
    }
}
