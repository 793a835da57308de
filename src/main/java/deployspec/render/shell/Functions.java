package deployspec.render.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The functions of one runbook, in the order in which they are written, under names that are given once. */
final class Functions {
    private static final int LONGEST = 40;

    private final List<ShellFunction> written = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    /** @param kind a fixed word in front, so that no name of the library can be hit */
    ShellName define(String kind, String hint, String comment, List<ShellCommand> lines) {
        var name = free(kind + "_" + plain(hint));
        written.add(new ShellFunction(new ShellComment(comment), name, lines));
        return name;
    }

    /** A function that the library calls by this name. */
    void provide(String name, String comment, List<ShellCommand> lines) {
        written.add(new ShellFunction(new ShellComment(comment), new ShellName(name), lines));
    }

    List<ShellFunction> all() {
        return List.copyOf(written);
    }

    /** Counted from the first where there is no hint. */
    private ShellName free(String wanted) {
        return Stream.iterate(1, n -> n + 1)
                .map(n -> wanted.endsWith("_") ? wanted + n : n == 1 ? wanted : wanted + "_" + n)
                .filter(taken::add)
                .findFirst()
                .map(ShellName::new)
                .orElseThrow();
    }

    private static String plain(String hint) {
        var plain = hint.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}
