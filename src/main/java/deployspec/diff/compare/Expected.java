package deployspec.diff.compare;

import deployspec.diff.Changes;
import deployspec.diff.Extent;
import deployspec.diff.Pair;
import deployspec.diff.Pairs;
import deployspec.diff.Printed;
import deployspec.plan.Expect;
import deployspec.value.Ere;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an answer must be: a code more, a line less that must be there, and less is noticed. */
final class Expected {
    private Expected() {}

    static void compare(Pair<Expect> expect, Changes.About about) {
        codes(expect.map(Expect::codes), about);
        lines(expect.map(Expect::has), "has", "have", about);
        lines(expect.map(Expect::lacks), "lacks", "lack", about);
    }

    private static void codes(Pair<List<Expect.Codes>> codes, Changes.About about) {
        if (codes.differs()) {
            var extent = Extent.of(
                    allowed(codes.after()).containsAll(allowed(codes.before())),
                    allowed(codes.before()).containsAll(allowed(codes.after())));
            about.note(
                    extent.effect(),
                    switch (extent) {
                        case WIDER -> "wider-expect";
                        case NARROWER -> "narrower-expect";
                        case SAME, OTHER -> "expect-changed";
                    },
                    switch (extent) {
                        case WIDER -> "more codes are right";
                        case NARROWER -> "fewer codes are right";
                        case SAME -> "the same codes are right in another order";
                        case OTHER -> "other codes are right";
                    },
                    codes.map(Expected::printed));
        }
    }

    /** No protocol of ours has a code of more than three digits. */
    private static Set<Integer> allowed(List<Expect.Codes> codes) {
        return codes.stream()
                .flatMap(c -> IntStream.rangeClosed(c.from(), Math.min(c.to(), c.from() + 999))
                        .boxed())
                .collect(Collectors.toSet());
    }

    private static String printed(List<Expect.Codes> codes) {
        return codes.stream()
                .map(c -> c.from() == c.to() ? "" + c.from() : c.from() + ".." + c.to())
                .collect(Collectors.joining(", "));
    }

    private static void lines(Pair<List<Ere>> patterns, String key, String verb, Changes.About about) {
        if (patterns.differs()) {
            var pairs = Pairs.by(p -> p, patterns);
            var extent = pairs.removed().isEmpty()
                    ? pairs.added().isEmpty() ? Extent.SAME : Extent.NARROWER
                    : pairs.added().isEmpty() ? Extent.WIDER : Extent.OTHER;
            about.note(
                    extent.effect(),
                    switch (extent) {
                        case WIDER -> "wider-expect";
                        case NARROWER -> "narrower-expect";
                        case SAME, OTHER -> "expect-changed";
                    },
                    switch (extent) {
                        case WIDER -> "the output has to %s less".formatted(verb);
                        case NARROWER -> "the output has to %s more".formatted(verb);
                        case SAME -> "the output has to %s the same, listed in another order".formatted(verb);
                        case OTHER -> "the output has to %s something else".formatted(verb);
                    },
                    patterns.map(p -> printed(key, p)));
        }
    }

    private static String printed(String key, List<Ere> patterns) {
        return patterns.stream().map(p -> key + ": " + Printed.pattern(p)).collect(Collectors.joining("\n"));
    }
}
