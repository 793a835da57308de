package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Extent;
import deployspec.diff.Pair;
import deployspec.diff.Printed;
import deployspec.value.Ere;
import java.util.List;
import java.util.Optional;

/** What a value may be: a pattern that it must match, or options to choose from. */
final class Choices {
    private Choices() {}

    /** @param what is restricted by it, such as {@code input} */
    static void pattern(Pair<Optional<Ere>> patterns, String what, Changes.About about) {
        if (patterns.differs()) {
            var extent = extent(patterns.before().isEmpty(), patterns.after().isEmpty(), Extent.OTHER);
            about.note(
                    extent.effect(),
                    kind(extent, what, "pattern"),
                    sentence(extent),
                    patterns.map(p -> p.map(Printed::pattern).orElse("")));
        }
    }

    static void options(Pair<List<String>> options, String what, Changes.About about) {
        if (options.differs()) {
            var listed = Extent.of(
                    options.after().containsAll(options.before()),
                    options.before().containsAll(options.after()));
            var extent = extent(options.before().isEmpty(), options.after().isEmpty(), listed);
            about.note(extent.effect(), kind(extent, what, "options"), sentence(extent), options.map(Printed::words));
        }
    }

    /** Without a restriction, anything goes. */
    private static Extent extent(boolean wasFree, boolean isFree, Extent both) {
        if (isFree) {
            return Extent.WIDER;
        }
        return wasFree ? Extent.NARROWER : both;
    }

    private static String kind(Extent extent, String what, String by) {
        return switch (extent) {
            case WIDER -> "wider-" + what;
            case NARROWER -> "narrower-" + what;
            case SAME -> what + "-" + by + "-reordered";
            case OTHER -> what + "-" + by + "-changed";
        };
    }

    private static String sentence(Extent extent) {
        return switch (extent) {
            case WIDER -> "more values are allowed";
            case NARROWER -> "fewer values are allowed";
            case SAME -> "the same values are allowed in another order";
            case OTHER -> "other values are allowed";
        };
    }
}
