package deployspec.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Collects complaints while a stage goes on; hands them out sorted by place, each once. */
public final class Diagnostics {
    private final TreeSet<Diagnostic> found = new TreeSet<>();

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    public void addAll(Iterable<Diagnostic> diagnostics) {
        diagnostics.forEach(found::add);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    public int size() {
        return found.size();
    }

    public List<Diagnostic> sorted() {
        return new ArrayList<>(found);
    }
}
