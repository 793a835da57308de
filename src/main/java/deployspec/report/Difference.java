package deployspec.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.Optional;

/** What would change in a file, as people read and tools apply it. */
public final class Difference {
    /** Lines around a difference. */
    private static final int CONTEXT = 3;

    private Difference() {}

    /** A unified difference between two texts that differ. */
    public static String of(String file, Optional<String> now, String fresh) {
        List<String> before = now.stream().flatMap(String::lines).toList();
        var patch = DiffUtils.diff(before, fresh.lines().toList());
        var lines = UnifiedDiffUtils.generateUnifiedDiff(
                now.isEmpty() ? "/dev/null" : file, file + " (fresh)", before, patch, CONTEXT);
        return String.join("\n", lines) + "\n";
    }
}
