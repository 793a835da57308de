package deployspec.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.Optional;

/** What would change in a file, as people read and tools apply it. */
public final class Difference {
    /** Lines around a difference. */
    private static final int CONTEXT = 3;

    private Difference() {}

    /** A unified difference between a file as it is and as it would be. */
    public static String of(String file, Optional<String> now, String fresh) {
        return between(now.isEmpty() ? "/dev/null" : file, now.orElse(""), file + " (fresh)", fresh);
    }

    /** A unified difference between two texts, each with its name; empty where they are the same. */
    public static String between(String oldName, String old, String freshName, String fresh) {
        var before = old.lines().toList();
        var patch = DiffUtils.diff(before, fresh.lines().toList());
        var lines = UnifiedDiffUtils.generateUnifiedDiff(oldName, freshName, before, patch, CONTEXT);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
